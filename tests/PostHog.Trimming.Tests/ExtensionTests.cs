using System.Text.RegularExpressions;
using System.Xml.Linq;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Trimming.Tests;

/// <summary>
/// Whole extensions, compiled ahead of time, cause warnings of the assemblies that <c>docs/trimming.md</c> names, and of no
/// other.
/// </summary>
[Parallelizable(ParallelScope.Self)]
internal sealed partial class ExtensionTests
{
    private const string Header = "| Package | Assemblies with warnings |";
    private const string None = "none";

    private static readonly string Extensions = Path.Combine(RepositoryFolder.Path, "extensions");

    private static readonly Dictionary<string, string> Versions = XDocument
        .Load(Path.Combine(RepositoryFolder.Path, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .ToDictionary(
            one => one.Attribute("Include")!.Value,
            one => one.Attribute("Version")!.Value
        );

    [Test]
    public void Every_extension_has_a_row() =>
        Assert.That(
            Rows().SelectMany(row => row.Packages),
            Is.EquivalentTo(Directory.EnumerateDirectories(Extensions).Select(Path.GetFileName))
        );

    [TestCaseSource(nameof(Published))]
    public async Task Publishing_warns_of_the_assemblies_that_the_page_names(
        string[] packages,
        string named
    )
    {
        var folder = Directory.CreateTempSubdirectory("extensions").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "App.csproj"), ProjectText(packages));
            File.WriteAllText(Path.Combine(folder, "Program.cs"), "return;");
            var publish = new ChildProgram("dotnet", "publish", folder, "-c", "Release", "-nologo")
            {
                Patience = TimeSpan.FromMinutes(10),
                Environment = new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" },
            };
            await using var process = ChildProcess.Start(publish);
            var result = await process.WaitForExitAsync();

            Assert.That(result.ExitCode, Is.Zero, result.Output);
            var assemblies = Warning()
                .Matches(result.Output)
                .Select(match => match.Groups["assembly"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal);
            Assert.That(string.Join(", ", assemblies.DefaultIfEmpty(None)), Is.EqualTo(named));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Part of a full run alone, because publishing takes long.
    private static IEnumerable<TestCaseData> Published() =>
        FullRun.IsOn
            ? Rows().Select(row => Linker.Require(new TestCaseData(row.Packages, row.Assemblies)))
            : [];

    private static IEnumerable<(string[] Packages, string Assemblies)> Rows() =>
        File.ReadLines(Path.Combine(RepositoryFolder.Path, "docs", "trimming.md"))
            .SkipWhile(line => line != Header)
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Replace("`", "").Split('|'))
            .Select(cells =>
                (
                    cells[1]
                        .Split(',')
                        .Select(name => $"PostHog.Extensions.{name.Trim()}")
                        .ToArray(),
                    cells[2].Trim()
                )
            );

    // Everything in the packages is kept, whether or not a program would use it.
    private static string ProjectText(string[] packages) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <PublishAot>true</PublishAot>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <Optimize>false</Optimize>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Join('\n', Directory.EnumerateDirectories(Extensions).Select(Path.GetFileName)
                    .Concat(["PostHog.Core", "PostHog.Async", "PostHog.Blocking"])
                    .Select(name => $"""<Reference Include="{Publishing.Product(name!)}" />"""))}
                {string.Join('\n', packages.Select(name => $"""<TrimmerRootAssembly Include="{name}" />"""))}
                {Reference("CsvHelper")}
                {Reference("Microsoft.Extensions.AI")}
                {Reference("Microsoft.FeatureManagement")}
                {Reference("Newtonsoft.Json")}
              </ItemGroup>
            </Project>
            """;

    private static string Reference(string package) =>
        $"""<PackageReference Include="{package}" Version="{Versions[package]}" />""";

    // One for each assembly of others, as publishing shows them unless told otherwise; each of our own.
    [GeneratedRegex("warning IL\\d+: (?:Assembly '(?<assembly>[\\w.]+)'|(?<assembly>PostHog)\\.)")]
    private static partial Regex Warning();
}
