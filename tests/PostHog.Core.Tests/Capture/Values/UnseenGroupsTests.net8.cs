using PostHog.Capture.Values;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>What a trimmed program sends of values whose members it cannot see.</summary>
internal sealed class UnseenGroupsTests
{
    private static IEnumerable<object> Groups =>
        [
            new[] { "tea", "cup" }.ToLookup(text => text[0]),
            new[] { "tea", "cup" }.GroupBy(text => text[0]).First(),
        ];

    [TestCaseSource(nameof(Groups))]
    public void Leaves_out_groups_instead_of_losing_their_keys(object groups)
    {
        var sent = UnseenObject.Of(groups);

        Assert.That(sent, Is.InstanceOf<UnreadableValue>());
        Assert.That(((UnreadableValue)sent!).Reason, Does.Contain("send a dictionary").IgnoreCase);
    }

    [Test]
    public void Nests_the_items_of_long_tuples_as_their_members()
    {
        var sent = (Dictionary<string, object?>)UnseenObject.Of((1, 2, 3, 4, 5, 6, 7, 8, 9))!;

        Assert.That(sent["Item7"], Is.EqualTo(7));
        Assert.That(
            sent["Rest"],
            Is.EqualTo(new Dictionary<string, object?> { ["Item1"] = 8, ["Item2"] = 9 })
        );
    }
}
