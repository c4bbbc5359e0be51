using PostHog.Blocking;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Page;

/// <summary>The tool as people install it, with everything that may send to it, in a full run: packing and installing take long.</summary>
[RequiresBrowser]
[RequiresPostHogJs]
[NonParallelizable]
internal sealed class PackedToolTests
{
    private static readonly (int Width, int Height)[] Windows = FullRun.IsOn
        ? [(1280, 800), (390, 780)]
        : [];

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() =>
        _folder = Directory.CreateTempSubdirectory("posthog-tool-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Windows))]
    public async Task Shows_events_of_curl_the_client_and_posthog_js_within_a_second(
        (int Width, int Height) window
    )
    {
        await using var tool = Start(Install());
        var page = new Uri(
            tool
                .Output.WaitForLine(line =>
                    line.StartsWith("PostHog dev", StringComparison.Ordinal)
                )
                .Split("  ")[1]
        );
        var server = new Uri(page, "/");
        await using var viewer = await Browser.OpenTabAsync();
        await viewer.OpenAsync(page, window.Width, window.Height);

        var byCurl = await SendByCurlAsync(server, viewer);
        var byClient = await SendByClientAsync(server, viewer);
        var byBrowser = await SendByBrowserAsync(server, viewer);

        await viewer.EvaluateAsync("document.querySelector('#panel-events .row').click()");
        await viewer.WaitForAsync("document.querySelector('#panel-events .json')");
        await SaveAsync($"packed-{window.Width}.png", await viewer.TakePictureAsync());
        Assert.That(
            new[] { byCurl, byClient, byBrowser },
            Is.All.LessThan(1_000),
            "milliseconds until the row was there"
        );
        var problems = await viewer.EvaluateAsync(PageChecks.Script);
        Assert.That(problems.ToString(), Is.Empty);
    }

    private string Install()
    {
        var feed = PackageFeed.Pack(_folder, "tools/PostHog.DevServer");
        RunProcess
            .Run(
                new ChildProgram(
                    "dotnet",
                    "tool",
                    "install",
                    "PostHog.DevServer",
                    "--tool-path",
                    Path.Combine(_folder, "tools"),
                    "--version",
                    feed.Version,
                    "--add-source",
                    _folder
                )
                {
                    WorkingDirectory = _folder,
                    Patience = TimeSpan.FromMinutes(3),
                }
            )
            .RequireSuccess();
        return Path.Combine(_folder, "tools", "posthog-dev");
    }

    private ChildProcess Start(string program) =>
        ChildProcess.Start(
            new ChildProgram(program, "--port", "0", "--posthog-js", PostHogJs.Folder)
            {
                WorkingDirectory = _folder,
            }
        );

    private static async Task<double> SendByCurlAsync(Uri server, BrowserTab viewer)
    {
        var curl = new ChildProgram("curl", "-s", $"{server}batch/", "-d", A.Batch("by curl"));
        (await RunProcess.RunAsync(curl)).RequireSuccess();
        return await viewer.WaitForRowAsync("by curl");
    }

    private static async Task<double> SendByClientAsync(Uri server, BrowserTab viewer)
    {
        using var client = new PostHogClient(
            new PostHogOptions { ProjectToken = "phc_test", Host = server.AbsoluteUri }
        );
        client.Capture(new PostHogEvent("by the client", "user-42"));
        return await viewer.WaitForRowAsync("by the client");
    }

    private static async Task<double> SendByBrowserAsync(Uri server, BrowserTab viewer)
    {
        await using var site = await WebSite.StartAsync(ShopPage.For(server));
        await using var shop = await Browser.OpenTabAsync();
        await shop.NavigateAsync(site.UrlAt("localhost"));
        await shop.EvaluateAsync("posthog.capture('by posthog-js', {}, now)");
        return await viewer.WaitForRowAsync("by posthog-js");
    }

    private static async Task SaveAsync(string name, byte[] picture)
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "page");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name), picture);
    }
}
