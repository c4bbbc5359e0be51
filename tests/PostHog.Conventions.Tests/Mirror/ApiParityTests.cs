using PostHog.Conventions.Listing;

namespace PostHog.Conventions.Mirror;

/// <summary>
/// Both packages have the same members: names, parameters and their defaults, nullability and attributes. The lists below
/// are the only differences.
/// </summary>
public sealed class ApiParityTests
{
    private static readonly string[] OnlyInAsync = [];

    // The async client can be disposed synchronously too: in blocking form both are one.
    private static readonly string[] TwiceInAsync =
    [
        "sealed class PostHog.Blocking.PostHogClient : IDisposable, IPostHogClient:    void Dispose()",
    ];

    private static readonly string[] OnlyInBlocking = [];

    [Test]
    public void Blocking_has_the_same_public_api_as_async(
        [ValueSource(typeof(Repository), nameof(Repository.Targets))] string target
    )
    {
        var expected = Listed("PostHog.Async", target).Select(MirroredName.ToBlocking).ToList();
        var offered = Listed("PostHog.Blocking", target);

        Assert.That(offered, Is.Not.Empty);
        Assert.That(
            expected.GroupBy(line => line).Where(line => line.Count() > 1).Select(line => line.Key),
            Is.EquivalentTo(TwiceInAsync)
        );
        Assert.That(expected.Except(offered), Is.EquivalentTo(OnlyInAsync));
        Assert.That(offered.Except(expected), Is.EquivalentTo(OnlyInBlocking));
    }

    // A member is listed with its type before it.
    private static List<string> Listed(string package, string target)
    {
        var type = "";
        return
        [
            .. new ApiListing()
                .Of(LoadedPackage.Load(package, target))
                .Where(line => line.Length > 0)
                .Select(line => line.StartsWith(' ') ? $"{type}:{line}" : type = line),
        ];
    }
}
