using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;

namespace PostHog.Extensions.AspNetCore.Tests.Proxy;

/// <summary>The reverse proxy for the browser library.</summary>
public sealed class ProxyTests
{
    [TestCase(
        "/ingest/e/?compression=gzip-js&ver=1",
        "https://us.i.posthog.com/e/?compression=gzip-js&ver=1"
    )]
    [TestCase("/ingest/flags/?v=2", "https://us.i.posthog.com/flags/?v=2")]
    [TestCase("/ingest/i/v0/e", "https://us.i.posthog.com/i/v0/e")]
    [TestCase(
        "/ingest/static/1.2.3/recorder.js",
        "https://us-assets.i.posthog.com/static/1.2.3/recorder.js"
    )]
    [TestCase(
        "/ingest/array/phc_1/config.js",
        "https://us-assets.i.posthog.com/array/phc_1/config.js"
    )]
    [TestCase("/ingest/statics/", "https://us.i.posthog.com/statics/")]
    [TestCase("/ingest", "https://us.i.posthog.com/")]
    [TestCase("/ingest//evil.example/e/", "https://us.i.posthog.com//evil.example/e/")]
    [TestCase("/ingest/@evil.example/", "https://us.i.posthog.com/@evil.example/")]
    [TestCase("/ingest/https://evil.example/", "https://us.i.posthog.com/https://evil.example/")]
    [TestCase("/ingest/%5C%5Cevil.example/", "https://us.i.posthog.com/%5C%5Cevil.example/")]
    [TestCase("/ingest/a%20b/%C3%BC?q=%C3%BC", "https://us.i.posthog.com/a%20b/%C3%BC?q=%C3%BC")]
    public async Task Path_and_query_are_kept_and_the_host_is_fixed(string path, string expected)
    {
        using var upstream = new Upstream();
        await using var app = await StartAsync(upstream);
        await app.SendAsync(path);

        Assert.That(upstream.Url?.AbsoluteUri, Is.EqualTo(expected));
    }

    [Test]
    public async Task Prefix_of_a_group_is_not_passed_on()
    {
        using var upstream = new Upstream();
        await using var app = await TestApp.StartAsync(app =>
            app.MapGroup("/tools/{tenant}")
                .MapPostHogProxy("/ingest", options => options.HttpHandler = upstream)
        );
        await app.SendAsync("/tools/acme/ingest/e/?q=1");

        Assert.That(upstream.Url?.PathAndQuery, Is.EqualTo("/e/?q=1"));
    }

    [Test]
    public async Task Body_and_its_headers_are_passed_on_unchanged()
    {
        using var upstream = new Upstream();
        await using var app = await StartAsync(upstream);
        byte[] body = [0x1f, 0x8b, 0, 255, .. new byte[100_000]];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var response = await app.Http.PostAsync("/ingest/e/?compression=gzip-js", content);

        Assert.That(upstream.Body, Is.EqualTo(body));
        Assert.That(upstream.Headers["Content-Type"], Is.EqualTo("text/plain"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Secrets_of_the_application_stay()
    {
        using var upstream = new Upstream();
        await using var app = await StartAsync(upstream);
        await app.SendAsync(
            "/ingest/e/",
            ("Cookie", "session=secret"),
            ("Authorization", "Bearer secret"),
            ("X-Csrf", "secret"),
            ("Connection", "X-Hop"),
            ("X-Hop", "secret"),
            ("Origin", "https://shop.example"),
            ("X-Forwarded-For", "203.0.113.9"),
            ("User-Agent", "browser/1")
        );

        Assert.That(upstream.Headers.Values, Has.None.Contains("secret"));
        Assert.That(upstream.Headers, Does.Not.ContainKey("Host"));
        Assert.That(upstream.Headers["Origin"], Is.EqualTo("https://shop.example"));
        Assert.That(upstream.Headers["User-Agent"], Is.EqualTo("browser/1"));
        Assert.That(upstream.Headers["X-Forwarded-For"], Is.EqualTo("203.0.113.9, 127.0.0.1"));
    }

    [Test]
    public async Task Response_keeps_status_and_useful_headers_only()
    {
        using var upstream = new Upstream();
        upstream.Answer = _ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests)
            {
                Content = new StringContent("slow down"),
            };
            answer.Headers.Add("Set-Cookie", "a=b");
            answer.Headers.Add("X-Internal", "1");
            answer.Headers.Add("Retry-After", "5");
            answer.Headers.Add("Access-Control-Allow-Origin", "*");
            return Task.FromResult(answer);
        };
        await using var app = await StartAsync(upstream);
        using var response = await app.SendAsync("/ingest/e/");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("slow down"));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(response.Headers.Contains("X-Internal"), Is.False);
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [TestCase("PUT", 405)]
    [TestCase("DELETE", 405)]
    [TestCase("HEAD", 405)]
    [TestCase("OPTIONS", 200)]
    public async Task Only_methods_of_the_browser_library_are_served(string method, int status)
    {
        using var upstream = new Upstream();
        await using var app = await StartAsync(upstream);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/ingest/e/");
        using var response = await app.Http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Redirect_is_not_followed_and_does_not_name_its_target()
    {
        using var upstream = new Upstream();
        upstream.Answer = _ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Redirect);
            answer.Headers.Location = new Uri("https://evil.example/");
            return Task.FromResult(answer);
        };
        await using var app = await StartAsync(upstream);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await http.GetAsync(new Uri(app.Http.BaseAddress!, "/ingest/e/"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(response.Headers.Location, Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Body_beyond_the_limit_is_refused(bool isAnnounced)
    {
        using var upstream = new Upstream();
        await using var app = await StartAsync(upstream, options => options.MaxBodyBytes = 1000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ingest/s/")
        {
            Content = new ByteArrayContent(new byte[1001]),
        };
        request.Headers.TransferEncodingChunked = !isAnnounced;
        using var response = await app.Http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(413));
    }

    [Test]
    public async Task Body_larger_than_the_server_allows_by_default_is_passed_on()
    {
        using var upstream = new Upstream();
        await using var app = await StartAsync(upstream);
        using var content = new ByteArrayContent(new byte[31_000_000]);
        using var response = await app.Http.PostAsync("/ingest/s/", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(upstream.Body, Has.Length.EqualTo(31_000_000));
    }

    [Test]
    public async Task PostHog_that_cannot_be_reached_is_a_bad_gateway()
    {
        using var upstream = new Upstream();
        upstream.Answer = _ => throw new HttpRequestException("no route");
        await using var app = await StartAsync(upstream);
        using var response = await app.SendAsync("/ingest/e/");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
    }

    [Test]
    public async Task PostHog_that_does_not_answer_is_a_timeout()
    {
        using var upstream = new Upstream();
        upstream.Answer = async stop =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return new HttpResponseMessage();
        };
        await using var app = await StartAsync(
            upstream,
            options => options.Timeout = TimeSpan.FromMilliseconds(50)
        );
        using var response = await app.SendAsync("/ingest/e/");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.GatewayTimeout));
    }

    [Test]
    public async Task Events_arrive_through_the_proxy()
    {
        await using var app = await TestApp.StartAsync(app => app.MapPostHogProxy("/relay/ph"));
        using var content = new StringContent(
            $$"""
            {"api_key":"{{TestApp.Token}}","batch":[{"event":"seen","distinct_id":"a","properties":{},
             "uuid":"0199f7c0-6c1e-7a52-9b0d-5f0f6a3c2e11","timestamp":"2026-01-01T00:00:00Z"}]}
            """
        );
        using var response = await app.Http.PostAsync("/relay/ph/batch/", content);

        Assert.That(response.IsSuccessStatusCode);
        Assert.That(app.Server.Events.Select(one => one.Name), Is.EqualTo(["seen"]));
    }

    [TestCase("ingest")]
    [TestCase("/")]
    [TestCase("/{a}")]
    [TestCase("")]
    public async Task Prefix_must_be_a_path(string prefix)
    {
        await using var app = await TestApp.StartAsync(_ => { });

        Assert.That(() => app.App.MapPostHogProxy(prefix), Throws.ArgumentException);
    }

    [TestCase("ftp://posthog.example")]
    [TestCase("https://user:password@posthog.example")]
    [TestCase("posthog.example")]
    public async Task Host_must_be_an_address(string host)
    {
        await using var app = await TestApp.StartAsync(_ => { });

        Assert.That(
            () => app.App.MapPostHogProxy("/ingest", options => options.Host = host),
            Throws.ArgumentException.With.Message.Contains("Host")
        );
    }

    private static Task<TestApp> StartAsync(
        Upstream upstream,
        Action<PostHogProxyOptions>? configure = null
    ) =>
        TestApp.StartAsync(app =>
            app.MapPostHogProxy(
                "/ingest",
                options =>
                {
                    options.Host = "https://us.posthog.com";
                    options.HttpHandler = upstream;
                    configure?.Invoke(options);
                }
            )
        );
}
