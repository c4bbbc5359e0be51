using PostHog.Extensions.Cli;

// As in the other samples, from the environment; a tool of yours has its token in its source.
var token = Environment.GetEnvironmentVariable("POSTHOG_PROJECT_TOKEN");
var host = Environment.GetEnvironmentVariable("POSTHOG_HOST");

return CliTelemetry.Run(new CliTelemetryOptions("greet", token) { Host = host }, Greet);

int Greet(CliTelemetry telemetry)
{
    switch (args)
    {
        case ["hello", var name]:
            telemetry.Command = "hello";
            Console.WriteLine($"Hello, {name}!");
            return 0;

        case ["ask"]:
            telemetry.Command = "ask";
            Console.WriteLine("What is your name?");
            if (Console.ReadLine() is not { } answer)
            {
                Environment.Exit(3);
                return 3;
            }

            Console.WriteLine($"Hello, {answer}!");
            return 0;

        case ["fail"]:
            telemetry.Command = "fail";
            throw new InvalidOperationException("Nobody is here.");

        case ["telemetry", .. var rest]:
            return telemetry.RunCommand(rest.FirstOrDefault());

        default:
            Console.Error.WriteLine(
                "Usage: greet hello NAME | ask | fail | telemetry [on|off|status]"
            );
            return 2;
    }
}
