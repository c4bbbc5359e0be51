using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>
/// A key of a dictionary is sent as the same value would be if that is a string, number or boolean; the entry of any
/// other key is left out.
/// </summary>
internal sealed class DictionaryKeyTests
{
    private const string Secret = "s3cr3t";

    private static readonly TestCaseData[] Sent =
    [
        Row("x", "x"),
        Row("", ""),
        Row('x', "x"),
        Row(7, "7"),
        Row(5.0, "5"),
        Row(2.50m, "2.5"),
        Row(0.5f, "0.5"),
        Row(true, "true"),
        Row(-0.0, "0"),
        Row(1e22, "1E+22"),
        Row((byte)7, "7"),
        Row(DayOfWeek.Friday, "Friday"),
        Row(Guid.Empty, "00000000-0000-0000-0000-000000000000"),
        Row(new DateTime(2025, 1, 31), "2025-01-31T00:00:00"),
        Row(new DateOnly(2025, 1, 31), "2025-01-31"),
        Row(TimeSpan.FromSeconds(90), "00:01:30"),
        Row(new Uri("https://example.com/a"), "https://example.com/a"),
        Row(new Version(1, 2), "1.2"),
        Row(IPAddress.Loopback, "127.0.0.1"),
        Row(Encoding.UTF8, "utf-8"),
        Row(typeof(Guid), "System.Guid"),
        Row(new PSObject(new PSObject(7)), "7"),
        Row(FSharpOption<int>.Some(7), "7"),
        Row(new Id(), "id-7"),
    ];

    [TestCaseSource(nameof(Sent))]
    [SetCulture("de-DE")]
    public void Sends_a_key_as_the_same_value_would_be(object key, string text)
    {
        var written = Written.Value(new Hashtable { [key] = 1 });

        Assert.That(written.Own, Does.Contain($"\"value\":{{\"{text}\":1}}"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    private static readonly TestCaseData[] LeftOut =
    [
        Row(new Account("u", Secret), "+Account"),
        Row(new Settings(Secret), "+Settings"),
        Row((1, new Account("u", Secret)), "System.ValueTuple"),
        Row(Tuple.Create(Secret), "System.Tuple"),
        Row(new { Secret }, "AnonymousType"),
        Row(FSharpChoice<string, int>.NewChoice1Of2(Secret), "FSharpChoice"),
        Row(FSharpResult<string, int>.NewOk(Secret), "FSharpResult"),
        Row(new FSharpMap<string, int>([Tuple.Create(Secret, 1)]), "FSharpMap"),
        Row(PSObject.Custom(new KeyedProperty("A", Secret)), "PSObject"),
        Row(new PSObject(new Account("u", Secret)), "+Account"),
        Row(new object(), "System.Object"),
        Row(new[] { Secret }, "System.String[]"),
        Row(new NetworkCredential("u", Secret), "System.Net.NetworkCredential"),
        Row(double.NaN, "System.Double"),
    ];

    [TestCaseSource(nameof(LeftOut))]
    public void Omits_an_entry_whose_key_is_no_text_and_names_the_type(object key, string type)
    {
        var written = Written.Value(new Hashtable { [key] = 1, ["fine"] = 2 });

        Assert.That(written.Own, Does.Contain("\"value\":{\"fine\":2}"));
        Assert.That(
            written.Log.Warnings.Single(),
            Does.Contain("property 'value' has a key of type ").And.Contain(type)
        );
        Assert.That(written.Log.Warnings.Single(), Does.Not.Contain(Secret));
    }

    [TestCaseSource(nameof(LeftOut))]
    public void Omits_the_entry_before_a_before_send_function_sees_it(object key, string type)
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };
        var value = new Hashtable { [key] = 1, ["fine"] = 2 };

        var written = Written.Event(new PostHogEvent("e", "u") { ["value"] = value }, options);

        Assert.That(written.Own, Is.EqualTo("\"value\":{\"fine\":2}"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain(type));
    }

    [Test]
    public void Keeps_an_empty_key_beside_one_that_is_no_text()
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };
        var value = new Dictionary<object, int>
        {
            [""] = 1,
            [new object()] = 2,
            [1.5] = 3,
        };

        var written = Written.Event(new PostHogEvent("e", "u") { ["value"] = value }, options);

        Assert.That(written.Own, Is.EqualTo("\"value\":{\"\":1,\"1.5\":3}"));
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Sends_a_masked_key_masked()
    {
        var written = Written.Value(new Dictionary<Card, int> { [new Card()] = 1 });

        Assert.That(written.Own, Does.Contain("\"value\":{\"***\":1}"));
    }

    private static TestCaseData Row(object key, string text) =>
        new TestCaseData(key, text).SetArgDisplayNames($"{key.GetType().Name} {text}");

    private sealed record Account(
        string Name,
        [property: Stj.JsonIgnore, Json.JsonIgnore] string Password
    );

    private sealed class Settings(string password)
    {
        public int Kept => 1;

        public override string ToString() => password;
    }

    [Json.JsonConverter(typeof(Fixed), "id-7")]
    private readonly record struct Id;

    [Json.JsonConverter(typeof(Fixed), "***")]
    private sealed class Card
    {
        public override string ToString() => Secret;
    }

    private sealed class Fixed(string text) : Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        ) => writer.WriteValue(text);

        public override object ReadJson(
            Json.JsonReader reader,
            Type objectType,
            object? existingValue,
            Json.JsonSerializer serializer
        ) => throw new NotSupportedException();
    }
}
