"""Forms of people and projects."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import QueryDict

from newsdiff.accounts.models import FirstView, Project, Role, TextSize, Theme, User


class ProjectForm(forms.Form):
    """The name of a project, new or there."""

    name = forms.CharField(max_length=200, error_messages={"required": "Give the project a name."})
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(label="E-mail address", error_messages={"required": "Whom? Type an address."})
    role = forms.ChoiceField(choices=Role, initial=Role.CODER)


class RoleForm(forms.Form):
    """Another role for a member, and the one that the form showed."""

    role = forms.ChoiceField(choices=Role)
    was = forms.ChoiceField(choices=Role)


class HandOverForm(forms.Form):
    """Who becomes the owner."""

    member = forms.IntegerField()


class PreferencesForm(forms.Form):
    """How a person wants their pages. What is not sent stays as it is."""

    theme = forms.ChoiceField(label="Colours", choices=Theme, required=False)
    text_size = forms.ChoiceField(label="Size of text", choices=TextSize, required=False)
    first_view = forms.ChoiceField(label="Comparisons open as", choices=FirstView, required=False)
    single_keys = forms.ChoiceField(label="Single keys", choices=[("on", "on"), ("off", "off")])

    def __init__(self, data: QueryDict | None, *, user: User) -> None:
        stands = {
            "theme": user.theme,
            "text_size": user.text_size,
            "first_view": user.first_view,
            "single_keys": "on" if user.single_keys else "off",
        }
        super().__init__({**stands, **data.dict()} if data is not None else None, initial=stands)

    @property
    def chosen(self) -> dict[str, object]:
        """The fields of the user that a valid form sets."""
        return {**self.cleaned_data, "single_keys": self.cleaned_data["single_keys"] == "on"}


class DeleteForm(forms.Form):
    """The name of the project, typed once more."""

    name = forms.CharField()

    def __init__(self, *args: object, project: Project, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._project = project

    def clean_name(self) -> str:
        """Only the exact name will do."""
        name: str = self.cleaned_data["name"]
        if name != self._project.name:
            raise forms.ValidationError("This is not the project's name. Type it exactly as it stands above.")
        return name


class SignUpForm(forms.Form):
    """Name and password of a person who was invited."""

    name = forms.CharField(max_length=150, label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. A few words that only you would put together are good.",
    )

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._email = email

    def clean_password(self) -> str:
        """What the password rules of the settings take."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self._email, first_name=self.cleaned_data.get("name", "")))
        return password
