namespace PostHog.Conventions.Names;

/// <summary>The naming rules find violations.</summary>
public sealed class NameRulesTests
{
    private static readonly Glossary Glossary = Glossary.Parse(
        """
        | Term | Meaning | Type or file |
        | --- | --- | --- |
        | queue | events that wait | `EventQueue`, `PostHog.Core/X.cs` |

        ## Retired words

        | Retired | Say | Except |
        | --- | --- | --- |
        | Lane | queue | |
        | ProbeBook | tracker | |
        | Verdict | decision | `EventVerdict` |
        """
    );

    [Test]
    public void Finds_a_duplicate_type_name()
    {
        var first = DeclaredType.InPackages().First(type => type.Name == "FlagDefinitionReader");
        DeclaredType[] types =
        [
            .. DeclaredType.InPackages(),
            new("FlagReader", "PostHog.Async/Flags/FlagReader.cs"),
            new("FlagReader", "PostHog.Core/Flags/Definitions/FlagReader.cs"),
            first with
            {
                Path = "PostHog.Core/Wire/FlagDefinitionReader.cs",
            },
        ];

        Assert.That(
            NameRules.Shared(types),
            Is.EqualTo([
                $"FlagDefinitionReader: {first.Path}, PostHog.Core/Wire/FlagDefinitionReader.cs",
                "FlagReader: PostHog.Async/Flags/FlagReader.cs, PostHog.Core/Flags/Definitions/FlagReader.cs",
            ])
        );
    }

    [TestCase("PostHog.Core/Wire/Codec.cs", "PostHog.Core/Wire/Codec.Part.cs")]
    [TestCase("PostHog.Core/Wire/Codec.net8.cs", "PostHog.Core/Wire/Codec.netstandard.cs")]
    [TestCase("PostHog.Async/Platform/Codec.cs", "PostHog.Blocking/Platform/Codec.net8.cs")]
    public void Treats_partial_files_variants_and_twins_as_one_type(string one, string other) =>
        Assert.That(
            NameRules.Shared([new DeclaredType("Codec", one), new DeclaredType("Codec", other)]),
            Is.Empty
        );

    [TestCase("PostHog.Async/Platform/Codec.cs", "PostHog.Core/Wire/Codec.cs")]
    [TestCase("PostHog.Async/Platform/Codec.cs", "PostHog.Async/Platform/Other.cs")]
    public void Treats_other_files_of_one_name_as_two_types(string one, string other) =>
        Assert.That(
            NameRules.Shared([new DeclaredType("Codec", one), new DeclaredType("Codec", other)]),
            Has.Exactly(1).Items
        );

    [TestCase("DateTest", true)]
    [TestCase("DateMatcher", false)]
    [TestCase("Latest", false)]
    public void Finds_a_type_named_Test(string name, bool isFound) =>
        Assert.That(
            NameRules.CalledTests([new DeclaredType(name, "PostHog.Core/A.cs")]).Any(),
            Is.EqualTo(isFound)
        );

    [TestCase("EventLane", true)]
    [TestCase("LaneQueue", true)]
    [TestCase("Lanes8", false)]
    [TestCase("Planet", false)]
    [TestCase("ProbeBook", true)]
    [TestCase("ProbeBookEntry", true)]
    [TestCase("BookProbe", false)]
    [TestCase("Verdict", true)]
    [TestCase("VerdictKind", true)]
    [TestCase("EventVerdict", false)]
    public void Finds_a_retired_word(string name, bool isFound) =>
        Assert.That(
            NameRules
                .Retired([new DeclaredType(name, "PostHog.Core/A.cs")], Glossary.Retired)
                .Any(),
            Is.EqualTo(isFound)
        );

    [Test]
    public void Finds_declarations_in_source_text()
    {
        const string text = """
            public sealed partial class One;
            internal readonly record struct Two(int Value);
            internal enum Three { Member }
            internal interface IFour
            {
                private sealed class Nested;
            }
            """;

        Assert.That(
            DeclaredType.In("PostHog.Core/A.cs", text).Select(type => type.Name),
            Is.EqualTo(["One", "Two", "Three", "IFour"])
        );
    }

    [Test]
    public void Reads_the_glossary_from_its_tables()
    {
        Assert.That(Glossary.Terms, Is.EqualTo(["queue"]));
        Assert.That(Glossary.References, Is.EqualTo(["EventQueue", "PostHog.Core/X.cs"]));
        Assert.That(
            Glossary.Retired.Select(word => word.Word),
            Is.EqualTo(["Lane", "ProbeBook", "Verdict"])
        );
    }
}
