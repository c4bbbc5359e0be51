using System.Collections;
using System.Management.Automation;
using Newtonsoft.Json.Linq;
using Json = Newtonsoft.Json;
using Stj = System.Text.Json.Serialization;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>An object none of whose members is sent is left out with a warning, never sent as <c>{}</c>.</summary>
internal sealed class ObjectWithoutMembersTests
{
    private static readonly TestCaseData[] Objects =
    [
        Row("all null", new { Note = (string?)null }),
        Row("default", new Defaults()),
        Row("not serialised", new NotSerialised()),
        Row("nested", new { In = new { In = new Defaults() } }),
        Row("null in another language", PSObject.Custom(new KeyedProperty("A", null))),
        Row("list as an object", new ListAsObject { 1 }),
        Row("tuple", Tuple.Create((string?)null)),
        Row("structure", new KeyValuePair<string?, object?>(null, null)),
        Row("converter", new Converted()),
        Row("converter of a member", new ConvertedMember()),
    ];

    private static readonly PostHogOptions WithHook = new()
    {
        BeforeSend = { captured => captured },
    };

    [TestCaseSource(nameof(Objects))]
    public void Left_out_of_the_event_with_its_type_in_a_warning(object value)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"after\":2"));
        Assert.That(written.Log.Warnings, Is.Not.Empty);
        Assert.That(
            written.Log.Warnings[0],
            Does.Match("property 'value' holds a .*(none of whose members is sent|wrote no member)")
        );
    }

    [TestCaseSource(nameof(Objects))]
    public void Left_out_after_a_before_send_function_too(object value)
    {
        var written = Written.Event(
            new PostHogEvent("e", "u") { ["value"] = value, ["after"] = 2 },
            WithHook
        );

        Assert.That(written.Own, Is.EqualTo("\"after\":2"));
        Assert.That(written.Log.Warnings[0], Does.Contain("property 'value' holds a "));
    }

    [Test]
    public void Becomes_null_in_a_list([Values] bool hasHook)
    {
        var written = Written.Event(
            new PostHogEvent("e", "u")
            {
                ["value"] = new { A = new { B = new object[] { 1, new Defaults(), 2 } } },
            },
            hasHook ? WithHook : null
        );

        Assert.That(
            written.Own,
            Is.EqualTo(
                """
                "value":{"A":{"B":[1,null,2]}}
                """
            )
        );
        Assert.That(written.Log.Warnings.Single(), Does.Contain("+Defaults, none of whose"));
    }

    [Test]
    public void Keeps_the_members_before_and_after()
    {
        var written = Written.Value(
            new
            {
                A = new Defaults(),
                B = 1,
                C = new { In = new Defaults(), D = 2 },
                E = new Defaults(),
            }
        );

        Assert.That(
            written.Own,
            Does.Contain(
                """
                "value":{"B":1,"C":{"D":2}},
                """.Trim()
            )
        );
    }

    [Test]
    public void Two_reasons_are_logged_if_a_member_cannot_be_read([Values] bool hasHook)
    {
        var captured = new PostHogEvent("e", "u")
        {
            ["value"] = new { Call = (Action)(() => { }) },
        };

        var written = Written.Event(captured, hasHook ? WithHook : null);

        Assert.That(written.Own, Is.Empty);
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(2));
        Assert.That(written.Log.Warnings[0], Does.Contain("holds a delegate"));
        Assert.That(written.Log.Warnings[1], Does.Contain("none of whose members is sent"));
    }

    [Test]
    public void Keeps_nulls_among_the_properties_of_a_person()
    {
        var written = Written.Event(
            new PostHogEvent("e", "u") { ["$set"] = new { A = new { B = (string?)null } } }
        );

        Assert.That(written.Own, Does.Contain("""{"A":{"B":null}}"""));
    }

    private static readonly TestCaseData[] Maps =
    [
        Row("dictionary", new Dictionary<string, int>()),
        Row("map of nulls", new Hashtable { ["a"] = null }),
        Row("JSON", new JObject()),
        Row("JSON of System.Text.Json", new System.Text.Json.Nodes.JsonObject()),
    ];

    [TestCaseSource(nameof(Maps))]
    public void Empty_dictionary_is_sent(object value)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Does.Contain("\"value\":{}"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [Test]
    public void Stops_at_an_endless_dictionary_of_them()
    {
        Assert.That(Written.Value(Endless()).Dropped, Is.Not.Null);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Endless()
    {
        while (true)
        {
            yield return new("a", new Defaults());
        }
    }

    private static TestCaseData Row(string name, object value) =>
        new TestCaseData(value).SetArgDisplayNames(name);

    private sealed class Defaults
    {
        [Stj.JsonIgnore(Condition = Stj.JsonIgnoreCondition.WhenWritingDefault)]
        public int A => 0;
    }

    private sealed class NotSerialised
    {
        public int A => 1;

        public static bool ShouldSerializeA() => false;
    }

    [Json.JsonObject(Json.MemberSerialization.OptIn)]
    private sealed class ListAsObject : List<int>
    {
        [Json.JsonProperty]
        public string? Note => null;
    }

    [Json.JsonConverter(typeof(Empty))]
    private sealed class Converted
    {
        public int A => 1;
    }

    private sealed class ConvertedMember
    {
        [Json.JsonConverter(typeof(PassOn))]
        public object Inner => new Converted();
    }

    private sealed class Empty : Json.JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override void WriteJson(
            Json.JsonWriter writer,
            object? value,
            Json.JsonSerializer serializer
        )
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        public override object ReadJson(
            Json.JsonReader reader,
            Type objectType,
            object? existingValue,
            Json.JsonSerializer serializer
        ) => throw new NotSupportedException();
    }
}
