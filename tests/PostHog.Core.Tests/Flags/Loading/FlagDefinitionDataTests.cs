using PostHog.Flags.Definitions;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class FlagDefinitionDataTests
{
    private const string Feed =
        "{\"flags\":[{\"key\":\"a\"}],\"cohorts\":{\"7\":{}},\"group_type_mapping\":{\"0\":\"company\"},"
        + "\"property_matching_version\":2,\"minimal_flag_called_events\":true,\"later\":1.50}";

    [Test]
    public void Comes_back_the_same_to_the_last_character()
    {
        var json = FlagDefinitionData.FromJson(Feed)!.ToJson();

        Assert.That(json, Is.EqualTo(Feed));
    }

    [Test]
    public void Holds_the_matching_version_and_the_gate_with_the_flags()
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
    public void Is_nothing_when_the_text_is_not_whole(string? json)
    {
        Assert.That(FlagDefinitionData.FromJson(json), Is.Null);
    }
}
