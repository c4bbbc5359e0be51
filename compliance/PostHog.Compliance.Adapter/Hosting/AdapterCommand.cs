using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Hosting;

namespace PostHog.Compliance.Hosting;

/// <summary>The command line: <c>--port 8080 --mode v0|v1 --encoding gzip|deflate|br --client async|blocking --transport handler|builtin</c>.</summary>
internal static class AdapterCommand
{
    private const int BadArguments = 2;

    private static readonly Option<ushort> Port = new("--port")
    {
        Description = "The port; 0 lets the system choose a free one.",
        DefaultValueFactory = _ => 8080,
    };

    private static readonly Option<CaptureMode> Mode = new("--mode")
    {
        Description = "The version of the capture protocol.",
    };

    private static readonly Option<string> Encoding = new("--encoding")
    {
        Description = "What to compress with when a test asks for compression.",
        DefaultValueFactory = _ => AdapterSettings.Encodings[0],
    };

    private static readonly Option<ClientKind> Client = new("--client")
    {
        Description = "Which package is tested.",
    };

    private static readonly Option<TransportKind> Transport = new("--transport")
    {
        Description = "Who opens the connections: a handler of the adapter, or the SDK itself.",
    };

    private static readonly Option<IPAddress> Address = new("--address")
    {
        Description = "The address to listen on; 0.0.0.0 for a harness in another container.",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = argument =>
        {
            if (IPAddress.TryParse(argument.Tokens[0].Value, out var address))
            {
                return address;
            }

            argument.AddError("--address must be an IP address.");
            return null;
        },
    };

    public static async Task<int> RunAsync(string[] arguments)
    {
        Encoding.AcceptOnlyFromAmong(AdapterSettings.Encodings);
        var command = new RootCommand("Drives this SDK for a compliance harness, over HTTP.")
        {
            Port,
            Mode,
            Encoding,
            Client,
            Transport,
            Address,
        };
        command.SetAction((parsed, cancelled) => ServeAsync(Read(parsed), cancelled));

        var result = command.Parse(arguments);
        if (result.Errors.Count == 0 && !CanRead(result))
        {
            await Console.Error.WriteLineAsync(
                $"PostHog cannot read {result.GetValue(Encoding)} in mode v0; use --encoding gzip or --mode v1."
            );
            return BadArguments;
        }

        var exitCode = await result.InvokeAsync(new() { ProcessTerminationTimeout = null });
        return result.Errors.Count > 0 ? BadArguments : exitCode;
    }

    private static bool CanRead(ParseResult parsed) =>
        AdapterSettings.CanRead(parsed.GetValue(Mode), parsed.GetRequiredValue(Encoding));

    private static AdapterSettings Read(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(Address),
            parsed.GetValue(Port),
            parsed.GetValue(Mode),
            parsed.GetRequiredValue(Encoding),
            parsed.GetValue(Client),
            parsed.GetValue(Transport)
        );

    private static async Task ServeAsync(
        AdapterSettings settings,
        CancellationToken cancellationToken
    )
    {
        await using var app = AdapterHost.Build(settings);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"PostHog compliance adapter  {app.Urls.First()}/  {settings}");
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
