using System.Text.RegularExpressions;

namespace PostHog.Conventions.Facts;

/// <summary>
/// Every rule that follows PostHog's server cites a public file at one commit, and the documentation of the rules is
/// generated from the table.
/// </summary>
public sealed partial class FactTests
{
    private const string Page = "docs/server-facts.md";
    private const string ComparisonPage = "docs/local-evaluation.md";

    // Folders whose files follow the server.
    private static readonly string[] Imitating =
    [
        "PostHog.Core/Capture/V0/",
        "PostHog.Core/Capture/V1/",
        "PostHog.Core/Flags/Compilation/",
        "PostHog.Core/Flags/Criteria/",
        "PostHog.Core/Flags/Definitions/",
        "PostHog.Core/Flags/Evaluation/",
        "PostHog.Core/Flags/Loading/",
        "PostHog.Core/Flags/Matching/",
        "PostHog.Core/Flags/Model/",
        "PostHog.Core/Flags/Remote/",
        "PostHog.Core/Flags/Tracking/",
        "PostHog.Core/Wire/",
    ];

    // Files in these folders that contain no rule of the server.
    private static readonly string[] Mechanics =
    [
        "Capture/V1/RemarkCounts.cs",
        "Flags/Compilation/TestComparer.cs",
        "Flags/Compilation/CriterionTable.cs",
        "Flags/Criteria/ConstantCriterion.cs",
        "Flags/Criteria/Criterion.cs",
        "Flags/Criteria/Operators/Comparison.cs",
        "Flags/Definitions/ConditionDefinition.cs",
        "Flags/Definitions/Fields.cs",
        "Flags/Definitions/FilterDefinition.cs",
        "Flags/Definitions/FlagFilters.cs",
        "Flags/Evaluation/IFlagDefinitionSource.cs",
        "Flags/Evaluation/ILocalEvaluator.cs",
        "Flags/Evaluation/MemoisedEvaluation.cs",
        "Flags/Evaluation/NoFlagDefinitions.cs",
        "Flags/Loading/BoundedResult.cs",
        "Flags/Loading/LoadedFlagsBuilder.cs",
        "Flags/Loading/LocalEvaluationSupport.cs",
        "Flags/Loading/DefinitionsAnswerKind.cs",
        "Flags/Loading/DefinitionsText.cs",
        "Flags/Loading/LoadLog.cs",
        "Flags/Loading/LoadOutcome.cs",
        "Flags/Loading/LoadResult.cs",
        "Flags/Loading/LoadTicket.cs",
        "Flags/Matching/Match.cs",
        "Flags/Matching/MatchLogic.cs",
        "Flags/Matching/Patterns/PatternCode.cs",
        "Flags/Matching/Patterns/PatternOptions.cs",
        "Flags/Matching/Patterns/PatternOp.cs",
        "Flags/Matching/Patterns/PatternScope.cs",
        "Flags/Matching/Patterns/PatternStep.cs",
        "Flags/Matching/Values/WellFormed.net8.cs",
        "Flags/Matching/Values/WellFormed.netstandard.cs",
        "Flags/Model/BucketKind.cs",
        "Flags/Model/CompiledFlags.cs",
        "Flags/Model/FlagDetails.cs",
        "Flags/Model/FlagIndex.cs",
        "Flags/Model/FlagKeyCheck.cs",
        "Flags/Model/FlagIndex.net8.cs",
        "Flags/Model/FlagIndex.netstandard.cs",
        "Flags/Model/LocalGap.cs",
        "Flags/Remote/AnswerCache.cs",
        "Flags/Remote/FlagsQuestion.cs",
        "Flags/Remote/UnknownFlagRequest.cs",
        "Flags/Remote/PendingQuestion.cs",
        "Flags/Remote/PendingQuestions.cs",
        "Flags/Remote/UnknownFlagTracker.cs",
        "Wire/AddressOrder.net8.cs",
        "Wire/BoundedBody.cs",
        "Wire/ResponseLimits.cs",
        "Wire/CaptureAnswerKind.cs",
        "Wire/CaptureWire.cs",
        "Wire/Compression/BodyDecoder.cs",
        "Wire/Compression/CompressionStreams.netstandard.cs",
        "Wire/IdentityNames.cs",
        "Wire/HandlerMethods.cs",
        "Wire/Json/SystemTextJsonOptions.cs",
        "Wire/Json/JsonBuffer.Strings.cs",
        "Wire/Json/JsonBuffer.cs",
        "Wire/Json/JsonBuffer.net8.cs",
        "Wire/Json/JsonBuffer.netstandard.cs",
        "Wire/Json/JsonBufferWriter.cs",
        "Wire/Json/JsonDocumentReader.cs",
        "Wire/Json/JsonEscapes.net8.cs",
        "Wire/Json/JsonNumber.cs",
        "Wire/Json/JsonObject.cs",
        "Wire/Json/JsonSyntax.cs",
        "Wire/Json/JsonTokenKind.cs",
        "Wire/Json/JsonTokens.net8.cs",
        "Wire/Json/JsonTokens.netstandard.cs",
        "Wire/Json/JsonTree.cs",
        "Wire/Json/JsonValue.cs",
        "Wire/Json/TokenRow.net8.cs",
        "Wire/Json/TokenRow.netstandard.cs",
        "Wire/Json/TokenRows.cs",
        "Wire/Json/TokenRows.net8.cs",
        "Wire/Json/TokenRows.netstandard.cs",
        "Wire/Json/Utf8Text.cs",
        "Wire/Json/Utf8Text.net8.cs",
        "Wire/Json/Utf8Text.netstandard.cs",
        "Wire/OneLine.cs",
        "Wire/Redirects.cs",
        "Wire/Json/Scalars.cs",
        "Wire/Json/PowerShellObject.cs",
        "Wire/Json/ReaderText.cs",
        "Wire/Json/UrlText.cs",
        "Wire/NoConnectionException.cs",
        "Wire/EncodedText.cs",
        "Wire/Secrets.cs",
        "Wire/SecretTraces.cs",
        "Wire/TextPatterns.cs",
        "Wire/TextPatterns.net8.cs",
        "Wire/TextPatterns.netstandard.cs",
        "Wire/ErrorText.cs",
        "Wire/TransportException.cs",
        "Wire/TransportText.cs",
        "Wire/SerialisedEvent.cs",
        "Wire/Json/ObjectReflection.cs",
        "Wire/Json/SystemTextJson.net8.cs",
        "Wire/Json/SystemTextJson.netstandard.cs",
        "Wire/Json/TokenValue.cs",
        "Wire/WireRequest.cs",
        "Wire/WireResponse.cs",
        "Wire/Json/WrappedValue.cs",
    ];

    private static readonly FactTable Table = FactTable.Load();
    private static readonly ILookup<string, string> Citations = FactCitations.Read();

    [Test]
    public void Fact_cites_a_public_file_at_one_commit()
    {
        var links = Table.Facts.SelectMany(fact => fact.Sources.Concat(fact.Libraries.Values));

        Assert.That(Table.Facts.Select(fact => fact.Id), Is.Unique);
        Assert.That(
            links.Where(link =>
                !Commit().IsMatch(link.Commit)
                || !link.Repository.StartsWith("PostHog/", StringComparison.Ordinal)
                || link.Path.Length == 0
            ),
            Is.Empty
        );
    }

    [Test]
    public void Sources_cite_facts_that_exist_and_every_fact_is_cited()
    {
        var cited = Citations.SelectMany(file => file).ToHashSet();

        Assert.That(cited, Is.EquivalentTo(Table.Facts.Select(fact => fact.Id)));
    }

    [Test]
    public void Source_that_follows_the_server_cites_a_fact()
    {
        var silent = Repository
            .SourcesIn("PostHog.Core")
            .Where(file =>
                Imitating.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
            )
            .Where(file => !Citations[file].Any())
            .Select(file => file["PostHog.Core/".Length..]);

        Assert.That(silent, Is.EquivalentTo(Mechanics));
    }

    [Test]
    public void Citation_over_several_lines_is_read_completely()
    {
        const string Source =
            "// Facts: one-fact, another,\n// third-2.\n/// <summary>x. y.</summary>\n";

        Assert.That(FactCitations.In(Source), Is.EqualTo(["one-fact", "another", "third-2"]));
    }

    [Test]
    public void Pages_match_the_table()
    {
        var page = FactPages.Page(Table, Citations);
        var comparison = WithComparison(Repository.Read(ComparisonPage));
        if (Environment.GetEnvironmentVariable("UPDATE_FACTS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), page);
            File.WriteAllText(Path.Combine(Repository.Root, ComparisonPage), comparison);
        }

        Assert.That(Repository.Read(Page), Is.EqualTo(page), "Set UPDATE_FACTS=1.");
        Assert.That(Repository.Read(ComparisonPage), Is.EqualTo(comparison), "Set UPDATE_FACTS=1.");
    }

    private static string WithComparison(string page)
    {
        page = Block("comparison")
            .Replace(page, _ => Wrap("comparison", FactPages.Comparison(Table)));
        return Block("versions").Replace(page, _ => Wrap("versions", FactPages.Versions(Table)));
    }

    private static string Wrap(string name, string text) =>
        $"<!-- {name}: made of server-facts.json -->\n\n{text}\n<!-- end of {name} -->";

    private static Regex Block(string name) =>
        new(
            $"<!-- {name}: made of server-facts.json -->.*?<!-- end of {name} -->",
            RegexOptions.Singleline
        );

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Commit();
}
