using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Tool.Output;

/// <summary>Prints data to standard output, as text or as JSON, and everything else to standard error.</summary>
/// <param name="isJson">Whether data is printed as JSON.</param>
internal sealed class Printer(bool isJson)
{
    /// <summary>Prints a result in the form that was asked for.</summary>
    public void Result(string text, JToken json) =>
        Console.Out.WriteLine(isJson ? json.ToString(Formatting.None) : text);

    /// <summary>Prints results, each on a line as text, or all of them as JSON.</summary>
    public void List(IEnumerable<string> lines, JArray json)
    {
        if (isJson)
        {
            Console.Out.WriteLine(json.ToString(Formatting.None));
            return;
        }

        foreach (var line in lines)
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>Says what the user should know besides the data.</summary>
    public static void Problem(string message) => Console.Error.WriteLine($"phog: {message}");

    /// <summary>Returns a failure as JSON; null if there is none.</summary>
    public static JToken Json(PostHogFailure? failure) =>
        failure is null
            ? JValue.CreateNull()
            : new JObject
            {
                ["kind"] = failure.Kind.ToString(),
                ["status"] = failure.StatusCode,
                ["message"] = failure.Message,
            };
}
