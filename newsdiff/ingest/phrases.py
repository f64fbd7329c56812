"""The words of page furniture, by kind and language. Data: a new phrase is one more line here.

All are compared after case folding and without the signs around them; `|` stands between phrases.
"""


def _phrases(*rows: str) -> frozenset[str]:
    return frozenset(phrase.strip() for row in rows for phrase in row.split("|"))


# Whole lines that are furniture wherever they stand.
BUTTONS = _phrases(
    "share|share this|share this article|share this story|share on facebook|share on twitter|share on x|share via email",
    "share on whatsapp|share on linkedin|tweet|tweet this|print|print this|print article|print page|email this|e-mail this",
    "email article|copy link|copy url|link copied|save article|save for later|bookmark|add to favorites|listen to this article",
    "listen to article|listen|text size|font size|a a a|a- a+|aa|send to a friend|report an error|report a typo|report a mistake",
    "comment|comments|comment here|leave a comment|leave a reply|add a comment|post a comment|post comment|your comment",
    "write a comment|view comments|show comments|see comments|join the conversation|no comments|no comments yet|submit",
    "be the first to comment|reply|like|likes|captcha|your name|your email|your e-mail|enter the code|send",
    "شارك|شاركها|مشاركة|شارك الخبر|شارك المقال|طباعة|اطبع|نسخ الرابط|تعليقات|التعليقات|اضف تعليق|أضف تعليق|أضف تعليقا|إضافة تعليق",
    "ارسال|حفظ|استمع|حجم الخط|اشتراک گذاری|به اشتراک بگذارید|نظرات|نظر شما|ارسال نظر|چاپ|ارسال به دوستان",
    "שתף|שתפו|תגובות|הוסף תגובה|הוספת תגובה|הדפסה|שלח לחבר",
    "поделиться|поделитесь|комментарии|комментировать|оставить комментарий|добавить комментарий|печать|распечатать|версия для печати",
    "teilen|artikel teilen|drucken|kommentare|kommentieren|kommentar schreiben|merken|vorlesen",
    "partager|partager cet article|imprimer|commenter|commentaires|réagir|écouter l'article|enregistrer",
    "compartir|imprimir|comentarios|comentar|escuchar|guardar|compartilhar|comentários|condividi|stampa|commenti",
    "paylaş|yazdır|yorumlar|yorum yap|分享|分享到|分享至|打印|评论|发表评论|我要评论|收藏|字号|大 中 小|纠错|扫一扫|シェア|コメント|印刷|공유|댓글|인쇄",
)
ADVERTISING = _phrases(
    "advertisement|advertisements|advert|ad|ads|sponsored|sponsored content|promoted|promoted content|paid content|paid post",
    "advertising|story continues below|story continues below advertisement|article continues below|ad choices|adchoices",
    "article continues below advertisement|article continues after advertisement|article continues after ad",
    "advertisement - scroll to continue|advertisement - continue reading below|continue reading below|scroll to continue",
    "remove ads|ad feedback|skip ad|skip advertisement|إعلان|اعلان|إعلانات|تبلیغات|آگهی|פרסומת|מודעה|реклама|на правах рекламы",
    "anzeige|werbung|publicité|la suite après cette publicité|publicidad|publicidade|pubblicità|reklam|广告|広告|광고",
)
# Headings of lists of other stories: the lone line goes, and at the end of a page the titles after it.
STORY_LISTS = _phrases(
    "related|related articles|related stories|related news|related topics|related content|related coverage|related links",
    "related posts|read more|read also|see also|more|more news|more stories|more on this|more on this story|more on this topic",
    "more from|more like this|most read|most popular|most viewed|most shared|trending|trending now|trending stories|top stories",
    "popular|popular now|latest|latest news|latest stories|recommended|recommended for you|recommended stories|read next|up next",
    "you may like|you might like|you may also like|you might also like|you may have missed|don't miss|don’t miss|editor's picks",
    "editor’s picks|editors' picks|editors’ picks|around the web|from around the web|what to read next|keep reading|also read",
    "also in the news|in case you missed it|elsewhere on the web|more in world|more from this section|watch|watch now|must read",
    "اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ ايضا|اقرأ المزيد|مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|اخبار ذات صلة|الأكثر قراءة",
    "موضوعات ذات صلة|قد يهمك أيضا|قد يعجبك أيضا|المزيد|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|پربازدیدترین|پربیننده ترین",
    "קרא עוד|קראו עוד|עוד בנושא|כתבות נוספות|כתבות קשורות|הנקראות ביותר|אולי יעניין אותך",
    "читайте также|читать также|читайте далее|материалы по теме|по теме|самое читаемое|популярное|смотрите также|другие новости",
    "lesen sie auch|lesen sie mehr|mehr zum thema|meistgelesen|das könnte sie auch interessieren|auch interessant|weitere artikel",
    "lire aussi|à lire aussi|lire la suite|sur le même sujet|les plus lus|articles liés|voir aussi|à découvrir",
    "lea también|lea más|leer más|noticias relacionadas|más noticias|lo más leído|también te puede interesar|te puede interesar",
    "leia também|leia mais|mais lidas|leggi anche|articoli correlati|i più letti|ilgili haberler|benzer haberler|çok okunanlar",
    "相关阅读|相关新闻|相关报道|延伸阅读|推荐阅读|热门新闻|更多新闻|猜你喜欢|関連記事|おすすめ|アクセスランキング|관련기사|많이 본 뉴스",
)
SITE = _phrases(
    "skip to content|skip to main content|skip to navigation|skip to footer|menu|open menu|close menu|toggle navigation|close",
    "main menu|navigation|search|search for|back to top|top|back|next|previous|next article|previous article|next story",
    "previous story|sign in|sign up|log in|login|logout|log out|register|subscribe|subscribe now|subscribe today|my account",
    "newsletter|newsletters|newsletter sign up|follow us|follow us on|follow|follow this topic|follow topic|download our app",
    "get the app|our apps|about us|contact us|contact|privacy policy|privacy|cookie policy|cookies|cookie settings|terms of use",
    "terms of service|terms and conditions|terms|advertise with us|careers|sitemap|site map|rss|help|faq|feedback|accept|accept all",
    "accept all cookies|reject all|manage preferences|manage cookies|view this email in your browser|view in browser|unsubscribe",
    "view email in browser|forward to a friend|update your preferences|play video|play|pause|mute|unmute|loading|loading...",
    "now playing|live|breaking news|expand|collapse|show more|show less|load more|see more|view more|view all|see all|show all",
    "our standards|photos|video|videos|gallery|photo gallery|view gallery|enlarge|enlarge image|view image|hide caption|toggle caption",
    "القائمة|بحث|الرئيسية|اتصل بنا|من نحن|تابعنا|تابعونا|اشترك|اشترك الآن|تسجيل الدخول|سياسة الخصوصية|منو|جستجو|صفحه اصلی|تماس با ما|درباره ما",
    "תפריט|חיפוש|עמוד הבית|צור קשר|אודות|הרשמה|меню|поиск|главная|войти|подписаться|контакты|о нас|наверх",
    "menü|suche|startseite|anmelden|abonnieren|nach oben|impressum|datenschutz|recherche|accueil|s'abonner|se connecter|mentions légales",
    "menú|buscar|inicio|suscríbete|suscribirse|iniciar sesión|aviso legal|首页|登录|注册|搜索|导航|返回首页|返回顶部|关于我们|联系我们|下载app",
)
# Names of a page's sections: furniture only before the article begins or after it ends.
SECTIONS = _phrases(
    "home|news|world|world news|international|national|politics|us|u.s.|u.s. news|us news|uk|uk news|europe|asia|africa|americas",
    "middle east|mideast|asia pacific|asia-pacific|latin america|business|economy|markets|finance|money|tech|technology|science",
    "health|climate|environment|sport|sports|football|culture|arts|entertainment|lifestyle|life|style|travel|food|opinion",
    "opinions|editorial|editorials|analysis|exclusive|features|feature|in depth|in-depth|explainer|local|regional|weather|education",
    "defense|defence|security|society|religion|investigations|podcasts|podcast|live tv|tv|radio|games|crosswords|shop|magazine",
    "أخبار|سياسة|اقتصاد|رياضة|العالم|محليات|دولي|عربي|عربي ودولي|الشرق الأوسط|ثقافة|منوعات|تكنولوجيا|صحة|رأي|آراء|فيديو|صور",
    "سیاسی|اقتصادی|بین الملل|ورزشی|فرهنگی|اجتماعی|جهان|ایران|новости|политика|экономика|общество|мир|в мире|спорт|культура|мнения",
    "חדשות|ספורט|כלכלה|תרבות|דעות|בעולם|politik|wirtschaft|gesellschaft|kultur|panorama|ausland|inland|wissen|meinung|nachrichten",
    "politique|économie|société|international|monde|culture|sciences|débats|política|economía|sociedad|internacional|deportes|mundo",
    "新闻|国际|国内|时政|财经|体育|娱乐|科技|军事|社会|评论|视频|图片|要闻|国際|政治|経済|社会|スポーツ|정치|경제|사회|국제|스포츠",
)
# Beginnings of furniture lines: what follows is a title, a name, a number.
STORY_LINKS = _phrases(
    "read more|read also|also read|read|see also|related|related story|related article|related stories|more|watch|watch also",
    "must read|don't miss|don’t miss|recommended|in pictures|listen|editor's pick|up next|read next|must watch|click here|see more",
    "اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ ايضا|اقرأ المزيد|شاهد|شاهد أيضا|بیشتر بخوانید|קרא עוד|קראו עוד|читайте также|читайте|смотрите также",
    "lesen sie auch|mehr zum thema|auch interessant|lire aussi|à lire aussi|à lire|voir aussi|lea también|lea además|leer más|vea también",
    "leia também|leggi anche|相关阅读|延伸阅读|相关新闻|关联阅读|関連記事|관련기사",
)
LABELS = _phrases(
    "news id|news code|story id|article id|post id|news number|id|code|tags|tag|topics|topic|keywords|filed under|category",
    "categories|section|short link|short url|shortlink|permalink|views|view count|hits|reading time|read time|visits|source link",
    "printed from|original link|posted in|posted under|news source|share|share this|share on|follow us on|follow us|find us on",
    "location|رقم الخبر|كود الخبر|الكلمات المفتاحية|كلمات مفتاحية|وسوم|الوسوم|عدد المشاهدات|المشاهدات|التصنيف|رابط مختصر|تابعنا على",
    "کد خبر|کد مطلب|شناسه خبر|برچسب ها|برچسب‌ها|کلیدواژه|تعداد بازدید|لینک کوتاه|سرویس|گروه|теги|метки|ключевые слова|рубрика|просмотров",
    "תגיות|קטגוריה|schlagwörter|schlagworte|themen|mots-clés|mots clés|thèmes|etiquetas|temas|palabras clave|etiketler|tag|argomenti",
    "关键词|关键字|标签|责任编辑|责编|编辑|来源|文章来源|阅读|阅读量|浏览|点击|浏览次数|栏目|作者邮箱|キーワード|タグ|키워드",
)
CREDITS = _phrases(
    "photo|photos|photo by|photo credit|photo courtesy|photograph|photograph by|photography|image|images|image credit|image source",
    "image caption|picture|pictures|picture by|credit|file photo|file image|file|caption|video|video by|graphic|graphics|map|illustration",
    "media caption|photo illustration|archive photo|handout|صورة|الصورة|تصوير|عکس|עיצוב|צילום|фото|фотография|видео|foto|fotos|bild|bildquelle",
    "crédit|crédit photo|photo d'illustration|crédito|imagen|图|图片|图片来源|资料图|写真|사진",
)
PUBLISHED = _phrases(
    "publish date|published|published on|published at|publication date|date published|date of publication|first published",
    "posted|posted on|posted at|date posted|date|issued|issue date|release date|released|created|added|uploaded|date and time",
    "date of issue|originally published|originally published on|published date|time|news date|sent|date line|first posted",
    "تاريخ النشر|نشر في|نشرت في|نُشر في|نشر|نشر بتاريخ|تاريخ|التاريخ|تم النشر|تاریخ انتشار|زمان انتشار|منتشر شده|پنجشنبه|פורסם|פורסם ב|תאריך",
    "опубликовано|дата публикации|дата|размещено|veröffentlicht|veröffentlicht am|erschienen am|erschienen|datum|publié|publié le|mis en ligne le",
    "publié à|date de publication|publicado|publicado el|fecha|fecha de publicación|publicado em|pubblicato|pubblicato il|yayınlanma tarihi|yayın tarihi",
    "giriş tarihi|giriş|tarih|opublikowano|发布时间|发表时间|时间|日期|发布于|发布日期|公開日|配信|掲載|입력|등록|게재",
)
UPDATED = _phrases(
    "updated|updated on|updated at|last updated|last updated on|last update|last modified|modified|modified on|update|date updated",
    "آخر تحديث|تم التحديث|تحديث|حدث في|آخرین به روز رسانی|آخرین بروزرسانی|עודכן|עודכן ב|עדכון אחרון|обновлено|изменено|последнее обновление",
    "aktualisiert|aktualisiert am|zuletzt aktualisiert|stand|mis à jour|mis à jour le|modifié le|actualizado|actualizado el|atualizado|aggiornato",
    "güncelleme|güncelleme tarihi|son güncelleme|更新时间|更新于|最后更新|更新|更新日|수정",
)
# Beginnings of sentences that are about the page, not the event; these may be long.
NOTICES = _phrases(
    "all rights reserved|copyright ©|copyright (c)|copyright 19|copyright 20|© |©19|©20|(c) 19|(c) 20|this material may not be published|we use cookies|this website uses cookies",
    "this site uses cookies|by continuing to use|by clicking|by signing up|by subscribing|subscribe to|sign up for|sign up to|sign up here",
    "sign in to|log in to|get the latest|get our|get breaking news|download our|join our|join us on",
    "follow us on|follow us at|like us on|find us on|follow our|click here to|tap here|to read more|to continue reading",
    "you are receiving this email|you received this email|you're receiving this|to unsubscribe|this email was sent|if you no longer wish",
    "view this email|add us to your address book|manage your|our standards:|thank you for reading|support our journalism|support independent",
    "already a subscriber|already have an account|this article was originally published|this story was originally published",
    "this article is republished from|have a tip|got a tip|javascript is|please enable|enable javascript",
    "your browser does not|this video can not|this content is not available|this article appeared in|a version of this article",
    "comments on this|please read our|the views expressed|opinions expressed|subscribers only|become a member|become a subscriber",
    "جميع الحقوق محفوظة|حقوق النشر|كافة الحقوق محفوظة|تابعونا على|تابعنا على|اشترك في|للاشتراك|انضم إلى|انقر هنا|تمامی حقوق|کلیه حقوق|استفاده از مطالب",
    "כל הזכויות שמורות|הירשמו ל|все права защищены|подписывайтесь на|подпишитесь на|при использовании материалов|мы используем cookie",
    "alle rechte vorbehalten|folgen sie uns|abonnieren sie|wir verwenden cookies|tous droits réservés|suivez-nous|abonnez-vous|nous utilisons des cookies",
    "todos los derechos reservados|síguenos en|suscríbete a|utilizamos cookies|todos os direitos reservados|tutti i diritti riservati|her hakkı saklıdır|tüm hakları saklıdır",
    "版权所有|版权声明|未经授权|未经许可|本文来自|声明：|扫描二维码|关注我们|免责声明|無断転載|転載禁止|무단전재|무단 전재|저작권자",
)
SHARING_WORDS = _phrases(
    "facebook|twitter|x|linkedin|whatsapp|telegram|email|e-mail|mail|print|share|tweet|pin|pinterest|reddit|copy|link|save|more",
    "messenger|viber|instagram|youtube|tiktok|snapchat|threads|bluesky|mastodon|flipboard|pocket|tumblr|line|wechat|weibo|vk|ok|rss",
    "signal|on|via|to|this|follow|us|google|news|url|sms|threema|xing|soundcloud|eitaa|bale|rubika|soroush|gab|digg|skype|post|bookmark",
    "فيسبوك|تويتر|واتساب|تلغرام|تليغرام|تيليجرام|بريد|طباعة|شارك|نسخ|الرابط|فیس‌بوک|توییتر|تلگرام|واتس‌اپ|微信|微博|qq空间|朋友圈|qq",
    "вконтакте|одноклассники|телеграм|твиттер|фейсбук|поделиться|teilen|drucken|partager|imprimer|compartir|imprimir",
)
