namespace PostHog.Conventions.Listing;

/// <summary>
/// The public API of each package is listed in <c>api/</c>, so that every change is reviewed. With the environment
/// variable <c>UPDATE_API</c> set to 1, this test rewrites the listings.
/// </summary>
public sealed class ApiListingTests
{
    private static IEnumerable<string[]> Assemblies =>
        from package in Repository.AllPackages
        from target in Repository.TargetsOf(package)
        select new[] { package, target };

    [TestCaseSource(nameof(Assemblies))]
    public void Public_api_matches_the_committed_listing(string package, string target)
    {
        var listing = string.Join('\n', new ApiListing().Of(LoadedPackage.Load(package, target)));
        var path = Path.Combine(Repository.Root, "api", $"{package}.{target}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_API") == "1")
        {
            File.WriteAllText(path, listing + "\n");
        }

        Assert.That(listing + "\n", Is.EqualTo(File.ReadAllText(path)), "Set UPDATE_API=1.");
    }
}
