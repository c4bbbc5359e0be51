using System.Collections.Specialized;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Newtonsoft.Json.Linq;

namespace PostHog.Trimming.Program;

/// <summary>The values in the table of <c>docs/event-properties.md</c>, except those of F# and PowerShell.</summary>
internal static class PropertyValues
{
    public static void AddTo(PostHogEvent target)
    {
        var values = new Values(target);
        AddScalars(values);
        AddTexts(values);
        AddContainers(values);
        AddOthers(values);
    }

    private static void AddScalars(Values values)
    {
        values.Add("tea");
        values.Add('x');
        values.Add(true);
        values.Add(42);
        values.Add(BigInteger.Pow(10, 20));
        values.Add(99.5);
        values.Add(5.0);
        values.Add(5.00m);
        values.Add(5.10m);
        values.Add(1e22);
        values.Add(double.NaN);
        values.Add(new DateTime(2025, 1, 31));
        values.Add(new DateTime(2025, 1, 31, 9, 30, 0, DateTimeKind.Utc));
        values.Add(new DateTimeOffset(2025, 1, 31, 9, 30, 0, TimeSpan.FromHours(1)));
        values.Add(new DateOnly(2025, 1, 31));
        values.Add(TimeSpan.FromSeconds(90));
        values.Add(Guid.Empty);
        values.Add(DayOfWeek.Friday);
        values.Add(Size.ExtraLarge);
        values.Add(new byte[] { 1, 2, 255 });
        values.Add(new ReadOnlyMemory<byte>([1, 2, 255]));
        values.Add(null);
    }

    private static void AddTexts(Values values)
    {
        values.Add(new Uri("https://example.com/a"));
        values.Add(new Uri("https://user:password@example.com/a"));
        values.Add(new Version(1, 2, 3));
        values.Add(IPAddress.Loopback);
        values.Add(new IPEndPoint(IPAddress.Loopback, 80));
        values.Add(new UriBuilder("https://user:password@example.com/a"));
        values.Add(PhysicalAddress.Parse("0A1B2C3D4E5F"));
        values.Add(new StringBuilder("tea"));
        values.Add("tea".AsMemory());
        values.Add(new StringSegment("green tea", 6, 3));
        values.Add((FormattableString)$"{2.5m} EUR");
        values.Add(new Rune('x'));
        values.Add(
            new Regex("a.c", RegexOptions.None, TimeSpan.FromSeconds(1)),
            "new Regex(\"a.c\")"
        );
        values.Add(HttpMethod.Get);
        values.Add(Encoding.UTF8);
        values.Add(new CultureInfo("de-CH"));
        values.Add(typeof(Guid));
        values.Add(new FileInfo("/data/tea.txt"));
        values.Add(new DirectoryInfo("/data"));
        values.Add(new XElement("a", 1));
        var document = new XmlDocument();
        document.LoadXml("<a>1</a>");
        values.Add(document, "new XmlDocument() of <a>1</a>");
        values.Add(new InvalidOperationException("oops"));
    }

    private static void AddContainers(Values values)
    {
        values.Add(new[] { "tea", null, "cup" });
        values.Add(new Memory<int>([1, 2]));
        values.Add(new Dictionary<string, int> { ["a"] = 1 });
        values.Add(new Dictionary<DateTime, int> { [new(2025, 1, 31)] = 1 });
        values.Add(new Dictionary<bool, int> { [true] = 1 });
        values.Add(
            new
            {
                Name = "tea",
                Price = 2.5m,
                Note = (string?)null,
            }
        );
        values.Add(new[] { "tea", "cup" }.ToLookup(text => text[0]));
        values.Add(new[] { "tea", "cup" }.GroupBy(text => text.Length));
        values.Add((1, "x"));
        values.Add(JObject.Parse("{a: [1, null]}"));
        values.Add(new JProperty("a", 1));
        values.Add(new JRaw("{\"a\":1}"));
        values.Add(JsonDocument.Parse("[1]"));
        values.Add(
            new NameValueCollection
            {
                { "a", "1" },
                { "b", "2" },
                { "b", "3" },
            }
        );
        values.Add(new NameValueCollection { { "a", null }, { null, "b" } });
        values.Add(new StringDictionary { ["a"] = "1" });
        values.Add(new StringValues("a"));
        values.Add(new StringValues(["a", "b"]));
        values.Add(new FormCollection(new() { ["a"] = "1", ["b"] = new(["2", "3"]) }));
    }

    private static void AddOthers(Values values)
    {
        values.Add(new object());
        values.Add(new HttpRequestMessage().Headers);
        values.Add(new Hidden());
        values.Add(new { Note = (string?)null });
        values.Add(new Dictionary<string, int>());
        values.Add(new AuthenticationHeaderValue("Bearer", "token"));
        values.Add(new NetworkCredential("user", "password"));
        values.Add(RSA.Create());
        values.Add(new ProcessStartInfo("git"));
        values.Add(() => 42);
        values.Add(new MemoryStream());
        values.Add(Later(), "an IAsyncEnumerable<int>");
    }

    private static async IAsyncEnumerable<int> Later()
    {
        await Task.CompletedTask;
        yield return 1;
    }
}
