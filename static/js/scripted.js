// Says in the page that scripts run. Loaded before anything is drawn, so that nothing is laid out twice.

document.documentElement.toggleAttribute("data-scripted", true);
