using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace PostHog.Conventions.Packages;

/// <summary>Both clients bring the analyzers, and a program outside the repository is warned by them.</summary>
public sealed partial class AnalyzerTests
{
    private const string Folder = "analyzers/dotnet/cs";

    private static readonly string[] Clients = ["PostHog.Async", "PostHog.Blocking"];
    private static readonly string[] Ids = ["PH0001", "PH0002", "PH0003", "PH0004"];

    private const string Mistakes = """
        using PostHog;

        while (true)
        {
            using var posthog = new PostHog.Async.PostHogClient("phc_packed");
            var cart = new PostHogEvent("cart", "anonymous") { ["cart"] = new { Total = 1 } };
            _ = posthog.CaptureAsync(cart);
        }
        """;

    [TestCaseSource(nameof(Clients))]
    public void Analyzers_are_packed(string client)
    {
        var package = new PackedPackage(
            Path.Combine(PackedPackages.Folder, $"{client}.{PackedPackages.Version}.nupkg")
        );

        Assert.That(
            package.Files,
            Is.SupersetOf([
                $"{Folder}/PostHog.Analyzers.dll",
                $"{Folder}/PostHog.Analyzers.CodeFixes.dll",
                $"buildTransitive/{client}.props",
            ])
        );
    }

    [TestCase("PostHog.Analyzers")]
    [TestCase("PostHog.Analyzers.CodeFixes")]
    public void Analyzers_load_in_the_SDK_of_DotNet_8(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Repository.Assembly(assembly)));
        var reader = file.GetMetadataReader();

        var compilers = reader
            .AssemblyReferences.Select(reader.GetAssemblyReference)
            .Where(reference =>
                reader
                    .GetString(reference.Name)
                    .StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            )
            .Select(reference => reference.Version);

        Assert.That(compilers, Is.Not.Empty.And.All.EqualTo(new Version(4, 8, 0, 0)));
    }

    [Test]
    public async Task Program_with_both_packages_is_warned_of_each_mistake_once()
    {
        var warned = await BuildAsync("<PublishTrimmed>true</PublishTrimmed>");

        Assert.That(warned, Is.EqualTo(Ids));
    }

    private static async Task<IEnumerable<string>> BuildAsync(string properties)
    {
        using var consumer = new ConsumerProject(Clients, properties);
        consumer.Write("Program.cs", Mistakes);
        var output = await consumer.RunAsync("build", "-nologo");
        var untilSummary = output.Split("Build succeeded")[0];
        return Warning().Matches(untilSummary).Select(match => match.Groups[1].Value).Order();
    }

    [GeneratedRegex(@"warning (PH\d+):")]
    private static partial Regex Warning();
}
