using System.Runtime.CompilerServices;
using PostHog.Capture.Values;
using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>The arguments of formatted text are sent as keys of dictionaries are.</summary>
internal sealed class FormattedTextTests
{
    private const string Secret = "s3cr3t";

    private static readonly TestCaseData[] Sent =
    [
        Row($"{2.5m} EUR", "2.5 EUR"),
        Row($"{2.5m:F2} EUR", "2.50 EUR"),
        Row($"{7, 4}|{7, -4}|", "   7|7   |"),
        Row($"{new DateOnly(2025, 1, 31):yyyy}", "2025"),
        Row($"{new DateTime(2025, 1, 31):yyyy-MM}", "2025-01"),
        Row($"{null}{DBNull.Value}", ""),
        Row($"{DayOfWeek.Friday}", "Friday"),
        Row($"{new Uri("https://user:" + Secret + "@a/")}", "https://a/"),
        Row($"{System.Net.IPAddress.Loopback}", "127.0.0.1"),
        Row($"{Inner(1)} {Inner(2)}", "1! 2!"),
        Row($"{Level.Secret}", "***"),
    ];

    [TestCaseSource(nameof(Sent))]
    [SetCulture("de-DE")]
    public void Sends_the_text_in_the_invariant_culture(object text, string sent)
    {
        var written = Written.Value(text);

        Assert.That(written.Own, Does.Contain($"\"value\":\"{sent}\""));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static readonly TestCaseData[] LeftOut =
    [
        Row($"{new Account("u", Secret)}", "is formatted from a "),
        Row($"{new { Secret }}", "is formatted from a "),
        Row($"{new Settings()}", "+Settings, which is no text"),
        Row($"{Nested(new Account("u", Secret))}", "+Account, which is no text"),
        Row(InItself(), "is nested too deeply"),
        Row(Doubling(), "is too long"),
        Row(FormattableStringFactory.Create("{"), "threw FormatException"),
    ];

    [TestCaseSource(nameof(LeftOut))]
    public void Omits_a_text_with_an_argument_that_has_no_text(object text, string reason)
    {
        var written = Written.Value(text);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"after\":2"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain(reason));
        Assert.That(written.Log.Warnings.Single(), Does.Not.Contain(Secret));
    }

    [Test]
    public void Omits_an_entry_whose_key_has_such_an_argument()
    {
        FormattableString key = $"{new Account("u", Secret)}";

        var written = Written.Value(new Dictionary<object, int> { [key] = 1, ["fine"] = 2 });

        Assert.That(written.Own, Does.Contain("\"value\":{\"fine\":2}"));
        Assert.That(KeyText.Of(key), Is.Null);
    }

    private static FormattableString Inner(int number) => $"{number}!";

    private static FormattableString Nested(object value) => $"{value}";

    private static FormattableString InItself()
    {
        var arguments = new object[1];
        var text = FormattableStringFactory.Create("{0}", arguments);
        arguments[0] = text;
        return text;
    }

    private static FormattableString Doubling()
    {
        FormattableString text = $"";
        for (var count = 0; count < 31; count++)
        {
            text = FormattableStringFactory.Create("", text, text);
        }

        return text;
    }

    private static TestCaseData Row(FormattableString text, string expected) =>
        new TestCaseData(text, expected).SetArgDisplayNames($"{text.Format} {expected}");

    private sealed record Account(
        string Name,
        [property: Stj.JsonIgnore, Json.JsonIgnore] string Password
    );

    private sealed class Settings
    {
        [Stj.JsonIgnore]
        public string Password => Secret;

        public override string ToString() => Secret;
    }

    [Json.JsonConverter(typeof(Mask))]
    private enum Level
    {
        Secret,
    }

    private sealed class Mask : Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        ) => writer.WriteValue("***");

        public override object ReadJson(
            Json.JsonReader reader,
            Type objectType,
            object? existingValue,
            Json.JsonSerializer serializer
        ) => throw new NotSupportedException();
    }
}
