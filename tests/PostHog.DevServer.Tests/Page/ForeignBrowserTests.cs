namespace PostHog.Development.Tests.Page;

/// <summary>A page of another origin in a real browser.</summary>
[RequiresBrowser]
[NonParallelizable]
internal sealed class ForeignBrowserTests
{
    // With the modes and methods that a page has without asking first, and those that it has to ask for.
    private const string Attempts = """
        (async address => {
          const paths = ['_dev/events', '_dev/requests', '_dev/counts', '_dev/flags', '_dev/flags/overrides', '_dev/faults',
            '_dev/storm', '_dev/break', '_dev/persons', '_dev/warnings', '_dev/outcomes', ''];
          const bodies = ['{"status":503,"count":9}', '{"beta":false}', '{"key":"beta","value":false}', '{"statuses":{"503":1}}'];
          const read = [];
          const attempt = async (path, options) => {
            try {
              const answer = await fetch(address + path, options);
              const text = await answer.text();
              if (text) read.push(`${options.method} ${path}: ${text}`);
            } catch { }
          };
          for (const path of paths) {
            for (const mode of ['no-cors', 'cors']) {
              await attempt(path, { method: 'GET', mode });
              for (const body of bodies) await attempt(path, { method: 'POST', mode, body });
            }
            for (const method of ['DELETE', 'PUT', 'PATCH']) await attempt(path, { method, mode: 'cors', body: bodies[0] });
          }
          await attempt('batch/', { method: 'POST', mode: 'no-cors', body: '{"api_key":"t","batch":[{"event":"forged","distinct_id":"u"}]}' });
          await Promise.all(paths.map(async (path, index) => {
            const frame = document.createElement('iframe');
            frame.name = `target${index}`;
            document.body.append(frame);
            const form = document.createElement('form');
            Object.assign(form, { method: 'POST', action: address + path, target: frame.name, enctype: 'text/plain' });
            const field = document.createElement('input');
            Object.assign(field, { name: '{"status":503,"a":"', value: '"}' });
            form.append(field);
            document.body.append(form);
            const loaded = new Promise(done => frame.onload = done);
            form.submit();
            await Promise.race([loaded, new Promise(done => setTimeout(done, 500))]);
            frame.remove();
          }));
          return read;
        })
        """;

    [Test]
    public async Task Page_of_another_origin_reads_nothing_and_changes_nothing()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Flags = "{\"beta\":true}" }
        );
        await server.PostBatchAsync("kept");
        await using var browser = await Browser.OpenTabAsync();

        var read = await browser.EvaluateAsync($"({Attempts})('{server.Server.Url}')");

        Assert.That(read.EnumerateArray().Select(one => one.GetString()), Is.Empty);
        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
        var flags = await server.PostAsync("/flags/", """{"token":"t","distinct_id":"u"}""");
        Assert.That(flags.Text, Does.Contain("\"enabled\":true"));
        Assert.That(
            server.Server.Requests.Select(one => one.Headers),
            Has.None.ContainKey("Origin")
        );
        Assert.That((await server.GetAsync("/_dev/counts")).Text, Does.Match("\"refused\":[1-9]"));
    }
}
