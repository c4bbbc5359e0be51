using PostHog.TestKit.Processes;

namespace PostHog.Samples.Tests;

/// <summary>The page of a Blazor Server application, in a browser.</summary>
[RequiresProgram(
    "chromium",
    Reason = "Chromium is not installed; on Debian, apt-get install chromium."
)]
internal sealed class BlazorTests
{
    [Test]
    public async Task Click_captures_an_event_and_reads_a_flag()
    {
        await using var app = SampleProcess.StartWithPages(
            "Blazor",
            new Dictionary<string, string>(),
            "--urls",
            "http://127.0.0.1:0",
            // Which finds the scripts of Blazor where its packages are.
            "--environment",
            "Development"
        );
        var line = await app.ReadToAsync("Now listening on: ");
        var page = new Uri(line.Split(": ")[^1]);

        await using (var browser = await Chromium.StartAsync())
        {
            await browser.OpenAsync(page);
            var cookie = Uri.EscapeDataString("""{"distinct_id":"visitor-7"}""");
            await browser.RunAsync($"document.cookie = 'ph_phc_local_posthog={cookie}; path=/'");
            await browser.OpenAsync(page);
            // Before the page is connected, a click does nothing.
            await browser.WaitForAsync(
                "(document.getElementById('order').click(), "
                    + "document.getElementById('status').textContent.includes('as a gift'))"
            );
        }

        await app.SignalAsync("TERM");
        var end = await app.WaitAsync();

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(end.Output, Does.Contain("[order placed, "));
        Assert.That(end.Output, Does.Contain("[$feature_flag_called, 1]"));
    }
}
