using PostHog.Conventions.Listing;

namespace PostHog.Conventions.Mirror;

/// <summary>The interface of the client has every member of the client, so that code can depend on it alone.</summary>
public sealed class ClientInterfaceTests
{
    [TestCase("PostHog.Async")]
    [TestCase("PostHog.Blocking")]
    public void Interface_has_every_member_of_the_client(string package)
    {
        foreach (var target in Repository.Targets)
        {
            var lines = new ApiListing().Of(LoadedPackage.Load(package, target)).ToList();
            var offered = MembersOf(lines, $"sealed class {package}.PostHogClient ")
                .Where(line => !line.StartsWith("PostHogClient(", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("protected ", StringComparison.Ordinal))
                .Where(line => !line.Contains(" Dispose", StringComparison.Ordinal));

            var required = MembersOf(lines, $"interface {package}.IPostHogClient ");

            Assert.That(required, Has.Length.GreaterThan(40));
            Assert.That(required, Is.EquivalentTo(offered), target);
        }
    }

    private static string[] MembersOf(List<string> lines, string type) =>
        [
            .. lines
                .SkipWhile(line => !line.StartsWith(type, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => line.StartsWith(' '))
                .Select(line => line.Trim()),
        ];
}
