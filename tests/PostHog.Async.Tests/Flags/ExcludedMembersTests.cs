using System.ComponentModel;
using Newtonsoft.Json;

namespace PostHog.Async.Tests.Flags;

/// <summary>What a type's author excluded is in no request, whatever the value is part of.</summary>
public sealed class ExcludedMembersTests : FlagTest
{
    private const string Secret = "s3cr3t";

    private static readonly TestCaseData[] Values =
    [
        Row(
            "key of a dictionary",
            new Dictionary<object, int> { [new Account("ada")] = 1, ["plan"] = 2 },
            """{"plan":2}""",
            // A flag request carries a property whole or not at all.
            requests: 2
        ),
        Row("dictionary with a converter", new Masked { ["a"] = Secret }, """{"a":"***"}"""),
        Row("type converter", new Login(), """{"Name":"ada"}"""),
        Row("address", new Uri($"https://ada:{Secret}@example.com/"), "\"https://example.com/\""),
        Row("exception", new Refused(), $"\"{typeof(Refused)}: refused\""),
    ];

    [TestCaseSource(nameof(Values))]
    public async Task Are_in_no_event_and_no_flag_request(object value, string json, int requests)
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(new PostHogEvent("e", "user-42") { ["value"] = value });
        await client.IdentifyAsync(
            "user-42",
            new Dictionary<string, object?> { ["value"] = value }
        );
        await client.EvaluateFlagsAsync(
            "user-42",
            new() { PersonProperties = { ["value"] = value } }
        );

        var bodies = Http.Requests.Select(request => request.Json.ToString(Formatting.None));
        Assert.That(bodies, Has.Exactly(requests).Contains(json));
        Assert.That(bodies, Has.None.Contains(Secret));
        Assert.That(Log.Entries.Select(entry => entry.Message), Has.None.Contains(Secret));
    }

    private static TestCaseData Row(string name, object value, string json, int requests = 3) =>
        new TestCaseData(value, $"\"value\":{json}", requests).SetArgDisplayNames(name);

    [JsonDictionary(ItemConverterType = typeof(Mask))]
    private sealed class Masked : Dictionary<string, string>;

    [TypeConverter(typeof(StringConverter))]
    private sealed class Login
    {
        public string Name => "ada";

        [JsonIgnore]
        public string Password => Secret;

        public override string ToString() => Name + Password;
    }

    private sealed class Refused() : Exception("refused")
    {
        public override string ToString() => Secret;
    }

    private sealed class Mask : JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(
            JsonWriter writer,
            object? value,
            JsonSerializer serializer
        ) => writer.WriteValue("***");

        public override object ReadJson(
            JsonReader reader,
            Type objectType,
            object? existingValue,
            JsonSerializer serializer
        ) => throw new NotSupportedException();
    }

    private sealed record Account(string Name)
    {
        [JsonIgnore]
        public string Password => Secret;
    }
}
