using PostHog.Conventions.Listing;

namespace PostHog.Conventions.Mirror;

/// <summary>
/// The hand-written twins match: mirrored code can call the same members in both <c>Platform/</c> folders.
/// </summary>
public sealed class PlatformTwinTests
{
    // On netstandard2.0 the blocking sender has two ways to send, and no async twin for either.
    private static readonly string[] WithoutTwin =
    [
        "PostHog.Blocking.Platform.ClientTransport",
        "PostHog.Blocking.Platform.HttpClientSend",
        "PostHog.Blocking.Platform.WebRequestTransport",
    ];

    [Test]
    public void Twins_have_the_same_members(
        [ValueSource(typeof(Repository), nameof(Repository.Targets))] string target
    )
    {
        var expected = TwinsIn("PostHog.Async", target).Select(MirroredName.ToBlocking).ToList();
        var twins = TwinsIn("PostHog.Blocking", target);

        Assert.That(twins, Is.Not.Empty);
        Assert.That(twins, Is.EqualTo(expected));
    }

    [Test]
    public void Types_without_a_twin_exist()
    {
        var assembly = LoadedPackage.Load("PostHog.Blocking", "netstandard2.0");

        Assert.That(WithoutTwin.Select(assembly.GetType), Is.All.Not.Null);
    }

    // An override serves its base type, which calls one in each package.
    private static List<string> TwinsIn(string package, string target) =>
        [
            .. new ApiListing(includesInternals: true)
                .Of(
                    LoadedPackage
                        .Load(package, target)
                        .GetTypes()
                        .Where(type => type.Namespace == $"{package}.Platform")
                        .Where(type => !WithoutTwin.Contains(type.FullName))
                )
                .Where(line => !line.Contains(" override ", StringComparison.Ordinal)),
        ];
}
