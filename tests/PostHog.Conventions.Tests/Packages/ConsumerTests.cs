using System.Reflection;
using PostHog.Development;

namespace PostHog.Conventions.Packages;

/// <summary>A program outside the repository restores the packages, and its events arrive.</summary>
public sealed class ConsumerTests
{
    // The packages come from the folder they were packed into, their dependencies from the configured sources.
    private static string Project =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>cache</RestorePackagesPath>
            <RestoreAdditionalProjectSources>{PackedPackages.Folder}</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{MachineCache}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PostHog.Async" Version="{PackedPackages.Version}" />
                <PackageReference Include="PostHog.Blocking" Version="{PackedPackages.Version}" />
              </ItemGroup>
            </Project>
            """;

    private const string Program = """
        using PostHog;

        var options = new PostHogOptions { ProjectToken = "phc_packed", Host = args[0] };
        await using (var posthog = new PostHog.Async.PostHogClient(options))
        {
            var result = await posthog.CaptureAsync(new PostHogEvent("sent in async", "user-42"));
            Console.WriteLine(result.EnsureDelivered());
        }

        using (var posthog = new PostHog.Blocking.PostHogClient(options))
        {
            var result = posthog.Capture(new PostHogEvent("sent in blocking", "user-42"));
            Console.WriteLine(result.EnsureDelivered());
        }
        """;

    private static string MachineCache =>
        typeof(ConsumerTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "PackageRoot")
            .Value!;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() =>
        _folder = Directory.CreateTempSubdirectory("posthog-consumer-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Program_with_the_restored_packages_sends_an_event_with_each_client()
    {
        await using var server = await DevServer.StartAsync();
        Write("consumer.csproj", Project);
        Write("Program.cs", Program);

        await DotNet.RunAsync(_folder, "run", "--", server.Url.ToString());

        var restored = Directory.GetDirectories(Path.Combine(_folder, "cache"));
        Assert.That(restored, Has.Exactly(3).Contains("posthog."));
        var names = server.Events.Select(captured => captured.Name);
        Assert.That(names, Is.EqualTo(["sent in async", "sent in blocking"]));
    }

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(_folder, name), text);
}
