using PostHog.Flags.Definitions;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class FlagDefinitionDataTests
{
    private const string Feed =
        "{\"flags\":[{\"key\":\"a\"}],\"cohorts\":{\"7\":{}},\"group_type_mapping\":{\"0\":\"company\"},"
        + "\"property_matching_version\":2,\"minimal_flag_called_events\":true,\"later\":1.50}";

    [Test]
    public void Round_trips_unchanged()
    {
        var json = FlagDefinitionData.FromJson(Feed)!.ToJson();

        Assert.That(json, Is.EqualTo(Feed));
    }

    [Test]
    public void Contains_flags_matching_version_and_minimal_event_setting()
    {
        var json = FlagDefinitionData.FromJson(Feed)!.ToJson();

        var document = DefinitionsReader.Read(json)!;
        Assert.That(document.MatchesExplicitly, Is.True);
        Assert.That(document.HasMinimalEvents, Is.True);
        Assert.That(document.Cohorts, Has.Count.EqualTo(1));
        Assert.That(document.GroupTypes[0], Is.EqualTo("company"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"flags\":[")]
    [TestCase("{\"flags\":[]} x")]
    public void Is_null_for_text_that_is_not_a_complete_document(string? json)
    {
        Assert.That(FlagDefinitionData.FromJson(json), Is.Null);
    }
}
