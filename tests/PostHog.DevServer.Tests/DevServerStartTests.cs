using System.Net.Sockets;
using PostHog.Development.Tests.Hosting;

namespace PostHog.Development.Tests;

[NonParallelizable]
internal sealed class DevServerStartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Serves_after_it_starts()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That((await server.GetAsync("/_health")).Status, Is.EqualTo(200));
    }

    [Test]
    public void Serves_after_a_synchronous_start()
    {
        using var server = DevServer.Start();
        using var client = new HttpClient { BaseAddress = server.Url };

        using var request = new HttpRequestMessage(HttpMethod.Get, "/_health");
        using var reply = client.Send(request);

        Assert.That(reply.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Chooses_a_free_port()
    {
        await using var first = await DevServer.StartAsync();
        await using var second = await DevServer.StartAsync();

        Assert.That(first.Url.Port, Is.Not.EqualTo(second.Url.Port));
    }

    [Test]
    public async Task Listens_on_the_configured_port()
    {
        int port;
        await using (var first = await DevServer.StartAsync())
        {
            port = first.Url.Port;
        }

        await using var server = await DevServer.StartAsync(new DevServerOptions { Port = port });

        Assert.That(server.Url, Is.EqualTo(new Uri($"http://127.0.0.1:{port}/")));
    }

    [TestCase("127.0.0.2")]
    [TestCase("::1")]
    public async Task Listens_only_on_127_0_0_1(string address)
    {
        await using var server = await DevServer.StartAsync();

        using var socket = new TcpClient();

        await Assert.ThatAsync(
            () => socket.ConnectAsync(address, server.Url.Port),
            Throws.InstanceOf<SocketException>()
        );
    }

    [Test]
    public async Task Reports_that_the_port_is_in_use()
    {
        await using var first = await DevServer.StartAsync();
        var options = new DevServerOptions { Port = first.Url.Port };

        Assert.That(() => DevServer.Start(options), Throws.InstanceOf<IOException>());
        await Assert.ThatAsync(
            () => DevServer.StartAsync(options),
            Throws.InstanceOf<IOException>()
        );
    }

    [Test]
    public async Task Gives_up_starting_when_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThatAsync(
            () => DevServer.StartAsync(null, cancelled),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void Rejects_options_out_of_range()
    {
        Assert.That(
            () => new DevServerOptions { Port = -1 },
            Throws.InstanceOf<ArgumentException>()
        );
        Assert.That(
            () => new DevServerOptions { Port = 65_536 },
            Throws.InstanceOf<ArgumentException>()
        );
        Assert.That(
            () => new DevServerOptions { EventLimit = -1 },
            Throws.InstanceOf<ArgumentException>()
        );
        Assert.That(
            () => new DevServerOptions { RequestLimit = -1 },
            Throws.InstanceOf<ArgumentException>()
        );
    }

    [TestCase("ASPNETCORE_URLS", "http://127.0.0.1:1")]
    [TestCase("DOTNET_URLS", "http://127.0.0.1:1")]
    [TestCase("URLS", "http://127.0.0.1:1")]
    [TestCase("ASPNETCORE_HTTP_PORTS", "1")]
    [TestCase("ASPNETCORE_PREFERHOSTINGURLS", "true")]
    [TestCase("Kestrel__Endpoints__Http__Url", "http://127.0.0.1:1")]
    [TestCase("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "NoSuchAssembly")]
    [TestCase("ASPNETCORE_CONTENTROOT", "/no/such/folder")]
    public async Task Ignores_environment_variables(string variable, string value)
    {
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            await using var server = await RunningServer.StartAsync();

            Assert.That(server.Server.Url.Port, Is.GreaterThan(1_023));
            Assert.That((await server.GetAsync("/_health")).Status, Is.EqualTo(200));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Test]
    public async Task Prints_nothing()
    {
        var (output, error) = (Console.Out, Console.Error);
        await using var printed = new StringWriter();
        Console.SetOut(printed);
        Console.SetError(printed);
        try
        {
            await using var server = await RunningServer.StartAsync();
            await server.PostBatchAsync("kept");
            await server.PostAsync("/batch/", "no JSON");
            await server.GetAsync("/nowhere");
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Assert.That(printed.ToString(), Is.Empty);
    }

    [Test]
    public void Works_on_a_thread_with_a_blocked_synchronization_context()
    {
        var survived = BlockedContext.Survives(
            () =>
            {
                using var server = DevServer.Start();
                using var client = new HttpClient { BaseAddress = server.Url };
                using var request = new HttpRequestMessage(HttpMethod.Get, "/_health");
                client.Send(request).Dispose();
            },
            Limit
        );

        Assert.That(survived, Is.True);
    }
}
