using System.Xml.Linq;

namespace PostHog.Conventions.Mirror;

/// <summary>The documentation of a member is the same in both packages, except for names.</summary>
public sealed class DocumentationParityTests
{
    // The blocking client has one Dispose, the translated DisposeAsync.
    private const string OnlyInAsync = "M:PostHog.Async.PostHogClient.Dispose\"";

    [Test]
    public void Documentation_is_the_same_in_both_packages(
        [ValueSource(typeof(Repository), nameof(Repository.Targets))] string target
    )
    {
        var expected = MembersOf("PostHog.Async", target).Select(MirroredName.ToBlocking).ToList();
        var written = MembersOf("PostHog.Blocking", target);

        Assert.That(written, Is.Not.Empty);
        Assert.That(written, Is.EquivalentTo(expected));
    }

    // The twins in Platform/ are written by hand and say what they do.
    private static List<string> MembersOf(string package, string target) =>
        [
            .. XDocument
                .Load(Path.ChangeExtension(Repository.Assembly(package, target), ".xml"))
                .Descendants("member")
                .Select(member => member.ToString())
                .Where(text => !text.Contains($":{package}.Platform.", StringComparison.Ordinal))
                .Where(text => !text.Contains(OnlyInAsync, StringComparison.Ordinal)),
        ];
}
