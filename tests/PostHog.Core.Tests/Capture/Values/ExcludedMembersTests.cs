namespace PostHog.Core.Tests.Capture.Values;

/// <summary>
/// Members that a type's author excluded, renamed or masked are excluded, renamed or masked in events, whichever library
/// the attribute is from.
/// </summary>
internal sealed partial class ExcludedMembersTests
{
    private const string Secret = "s3cr3t";

    private static readonly TestCaseData[] Kept =
    [
        Row("conditions of System.Text.Json", new Conditions(), """{"Never":"n"}"""),
        Row(
            "conditions that are not met",
            new Conditions { WhenNull = "a", WhenDefault = 1 },
            """{"Never":"n","WhenNull":"a","WhenDefault":1}"""
        ),
        Row("names", new Names(), """{"b":1,"d":2,"f":3}"""),
        Row("attributes of the runtime", new OfTheRuntime(), """{"Kept":1}"""),
        Row("conventions of Newtonsoft", new Conventions(), """{"Kept":1}"""),
        Row("derived from a type that excludes", new Derived(), """{"Kept":1}"""),
        Row("converter of a member, Newtonsoft", new Masked(), """{"Password":"***","Kept":1}"""),
        Row("converter of elements", new MaskedElements(), """{"List":["***",null]}"""),
        Row("converter of a member", new MaskedByStj(), """{"Password":"###","Kept":1}"""),
        Row("converter of a type, Newtonsoft", new { A = new Card() }, """{"A":"***"}"""),
        Row("converter of a type", new { A = new CardOfStj() }, """{"A":"###"}"""),
        Row("converter of a base type", new { A = new GoldCard() }, """{"A":"###"}"""),
        Row("converter of a type in a list", new[] { new CardOfStj() }, """["###"]"""),
        Row("converter of a list", new Cards { new() }, "\"***\""),
        Row("converters in converters", new Wallet(), """{"Inner":{"Password":"###","Kept":1}}"""),
        Row("converter of an object's members", new MaskedMembers(), """{"A":"***","B":"###"}"""),
        Row(
            "converter of a dictionary's values",
            new MaskedValues { ["a"] = Secret },
            """{"a":"***"}"""
        ),
        Row("the same, untyped", new MaskedHashtable { ["a"] = Secret }, """{"a":"***"}"""),
        Row("the same, of objects", new MaskedObjects { ["a"] = Secret }, """{"a":"***"}"""),
        Row("converter of a list's elements", new MaskedList { Secret }, """["***"]"""),
        Row("converter of a member's members", new MaskedInner(), """{"Inner":{"Kept":"***"}}"""),
        Row("converter of a dictionary", new MaskedDictionary { ["a"] = Secret }, "\"***\""),
        Row("extension data", new Extended(), """{"Kept":1,"b":2}"""),
        Row("only extension data", new OnlyExtended(), """{"b":"***"}"""),
        Row("list as an object", new ListAsObject { Secret }, """{"Capacity":4,"Count":1}"""),
        Row("dictionary as an object", new DictionaryAsObject { ["a"] = Secret }, """{"Kept":1}"""),
        Row("text, with an excluded member", new Login(), """{"Name":"ada"}"""),
        Row("text, with a masked member", new MaskedLogin(), """{"Password":"***"}"""),
        Row("text of a type converter", new Reference(), "\"ref-7\""),
        Row("hidden in PowerShell", new HiddenInPowerShell(), """{"Kept":1}"""),
        Row("exception with its own text", new Refused(), $"\"{typeof(Refused)}: refused\""),
        Row("exception with a converter", new MaskedFailure(), "\"***\""),
        Row(
            "address in a converter",
            new PassedOn(new Uri($"https://u:{Secret}@a/")),
            """{"Inner":"https://a/","Kept":1}"""
        ),
        Row(
            "dictionary in a converter",
            new PassedOn(new Dictionary<DateOnly, int> { [new(2025, 1, 31)] = 1 }),
            """{"Inner":{"2025-01-31":1},"Kept":1}"""
        ),
        Row("enum converter", new WithEnum(), """{"A":"Friday","B":"Friday"}"""),
        .. OfScalars,
        .. OfInterfaces,
    ];

    [TestCaseSource(nameof(Kept))]
    public void Writes_the_members_that_are_not_excluded(object value, string json)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo($"\"before\":1,\"value\":{json},\"after\":2"));
        Assert.That(written.Log.Warnings, Is.Empty);
    }

    [TestCaseSource(nameof(Kept))]
    public void Writes_the_same_members_after_a_before_send_function(object value, string json)
    {
        var options = new PostHogOptions { BeforeSend = { captured => captured } };

        var written = Written.Event(new PostHogEvent("e", "u") { ["value"] = value }, options);

        Assert.That(written.Own, Is.EqualTo($"\"value\":{json}"));
    }

    private static readonly TestCaseData[] Unconvertible =
    [
        Row("Newtonsoft, throws", new Throws(), "whose converter threw NotSupportedException"),
        Row("throws", new ThrowsInStj(), "whose converter threw NotSupportedException"),
        Row("for another type", new ForAnotherType(), "has a converter for another type"),
        Row("without an end", new WithoutEnd(), "is nested too deeply"),
        Row(
            "key that is no text",
            new PassedOn(new Dictionary<Login, int> { [new()] = 1 }),
            "has a key of type "
        ),
        Row("invalid JSON", new Invalid(), "has a converter that wrote no JSON"),
    ];

    [TestCaseSource(nameof(Unconvertible))]
    public void Omits_a_member_whose_converter_fails(object value, string reason)
    {
        var written = Written.Value(value);

        Assert.That(written.Own, Is.EqualTo("\"before\":1,\"value\":{\"Kept\":1},\"after\":2"));
        Assert.That(written.Log.Warnings.Single(), Does.Contain(reason));
        Assert.That(written.Log.Warnings.Single(), Does.Not.Contain(Secret));
    }

    private static TestCaseData Row(string name, params object[] arguments) =>
        new TestCaseData(arguments).SetArgDisplayNames(name);
}
