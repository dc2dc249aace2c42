"""Short articles written for the tests."""

ENGLISH = (
    "Harbour town weighs a second bridge\n"
    "\n"
    "The mayor of Port Ellery said on Monday that the council was “deeply concerned” about the delay to the bridge.\n"
    "“We have waited for this since the spring,” she told reporters, adding that the café owners on the quay had lost\n"
    "half of their trade. The ministry, which pays for the work, said that it would look at the plans again.\n"
)
ENGLISH_TITLE = "Harbour town weighs a second bridge"
GERMAN = (
    "Die Bürgermeisterin der Hafenstadt sagte am Montag, der Rat sei über die Verzögerung beim Bau der Brücke sehr "
    "besorgt. Man warte seit dem Frühjahr, und die Geschäfte am Kai hätten die Hälfte ihrer Kunden verloren.\n"
)
JAPANESE = "市長は月曜日、橋の建設の遅れについて深い懸念を表明した。市議会は春から待っていると述べた。"
RUSSIAN = "Мэр портового города заявил в понедельник, что совет глубоко обеспокоен задержкой строительства моста."
