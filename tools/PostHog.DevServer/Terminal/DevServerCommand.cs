using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PostHog.Development.Terminal;

/// <summary>The command line: <c>posthog-dev [--port 8010] [--flags file] [--persist file]</c> and more.</summary>
internal static class DevServerCommand
{
    private const int BadArguments = 2;
    private const int DefaultPort = 8010;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Describe().Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            // The parser's own signal handling begins too late: after the address was printed.
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("Try --help.");
        return BadArguments;
    }

    private static RootCommand Describe()
    {
        var port = PortOption();
        var flags = FileOption(
            "--flags",
            "A JSON file with the flags to answer, such as {\"beta\":true}; read again when it changes."
        );
        var persist = FileOption(
            "--persist",
            "A file that keeps the events over restarts, 64 MiB of them at most."
        );
        var origins = OriginOption();
        var browserSdk = BrowserSdkOption();
        var countOnly = CountOption();
        var command = new RootCommand("A PostHog for development: in memory, on this machine only.")
        {
            port,
            flags,
            persist,
            origins,
            browserSdk,
            countOnly,
        };
        command.SetAction(
            (parsed, _) =>
                ServeRun.RunAsync(
                    new ServeSettings(
                        parsed.GetValue(port),
                        parsed.GetValue(countOnly),
                        parsed.GetValue(flags),
                        parsed.GetValue(persist),
                        parsed.GetValue(origins) ?? [],
                        parsed.GetValue(browserSdk)
                    )
                )
        );
        return command;
    }

    private static Option<int> PortOption() =>
        new("--port", "-p")
        {
            Description = "The port on 127.0.0.1; 0 lets the system choose a free one.",
            HelpName = "number",
            DefaultValueFactory = _ => DefaultPort,
            CustomParser = ReadPort,
        };

    private static Option<string[]> OriginOption()
    {
        var option = new Option<string[]>("--allow-origin")
        {
            Description =
                "An origin besides those of this machine whose pages may send events, such as https://shop.example; * for all.",
            HelpName = "origin",
        };
        option.Validators.Add(CheckOrigins);
        return option;
    }

    private static void CheckOrigins(OptionResult result)
    {
        foreach (var origin in result.Tokens.Select(token => token.Value))
        {
            if (
                origin != "*"
                && !(
                    Uri.TryCreate(origin, UriKind.Absolute, out var url)
                    && url.Scheme is "http" or "https"
                    && url.PathAndQuery == "/"
                    && url.Host.Length > 0
                )
            )
            {
                result.AddError(
                    $"--allow-origin must be * or an origin with its scheme, such as https://shop.example, not '{origin}'."
                );
            }
        }
    }

    private static Option<DirectoryInfo> BrowserSdkOption()
    {
        var option = new Option<DirectoryInfo>("--posthog-js")
        {
            Description =
                "The folder of the npm package posthog-js, for pages that load /static/array.js.",
            HelpName = "folder",
        };
        return option.AcceptExistingOnly();
    }

    private static Option<bool> CountOption() =>
        new("--count-only")
        {
            Description =
                "Keeps uuids and counts instead of events, and prints none: for many events.",
        };

    private static Option<FileInfo?> FileOption(string name, string description) =>
        new(name) { Description = description, HelpName = "file" };

    private static int ReadPort(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        argument.AddError($"--port must be a number from 0 to {ushort.MaxValue}, not '{text}'.");
        return DefaultPort;
    }
}
