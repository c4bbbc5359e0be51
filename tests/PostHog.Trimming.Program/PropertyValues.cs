using System.Buffers;
using System.Collections.Specialized;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Runtime.CompilerServices;
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

/// <summary>
/// The values in the table of <c>docs/event-properties.md</c>, except those of F# and PowerShell and those that keep
/// conversions of all types. The unit tests of the table use them too.
/// </summary>
internal static class PropertyValues
{
    /// <summary>Takes a value, and its code as the table shows it.</summary>
    public delegate void Adder(
        object? value,
        [CallerArgumentExpression(nameof(value))] string code = ""
    );

    public static void AddTo(Adder add)
    {
        AddScalars(add);
        AddTexts(add);
        AddContainers(add);
        AddOthers(add);
    }

    private static void AddScalars(Adder add)
    {
        add("tea");
        add('x');
        add(true);
        add(42);
        add(BigInteger.Pow(10, 20));
        add(99.5);
        add(5.0);
        add(5.00m);
        add(5.10m);
        add(1e22);
        add(double.NaN);
        add(new DateTime(2025, 1, 31));
        add(new DateTime(2025, 1, 31, 9, 30, 0, DateTimeKind.Utc));
        add(new DateTimeOffset(2025, 1, 31, 9, 30, 0, TimeSpan.FromHours(1)));
        add(new DateOnly(2025, 1, 31));
        add(TimeSpan.FromSeconds(90));
        add(Guid.Empty);
        add(DayOfWeek.Friday);
        add(Size.ExtraLarge);
        add(new byte[] { 1, 2, 255 });
        add(new ReadOnlyMemory<byte>([1, 2, 255]));
        add(new Memory<byte>([1, 2, 255]));
        add(new ArraySegment<byte>([0, 1, 2, 255], 1, 3));
        add(new ReadOnlySequence<byte>([1, 2, 255]));
        add(null);
    }

    private static void AddTexts(Adder add)
    {
        add(new Uri("https://example.com/a"));
        add(new Uri("https://user:password@example.com/a"));
        add(new Version(1, 2, 3));
        add(IPAddress.Loopback);
        add(new IPEndPoint(IPAddress.Loopback, 80));
        add(new UriBuilder("https://user:password@example.com/a"));
        add(PhysicalAddress.Parse("0A1B2C3D4E5F"));
        add(new StringBuilder("tea"));
        add("tea".AsMemory());
        add("tea".ToCharArray());
        add(new ArraySegment<char>(['a', 't', 'e', 'a'], 1, 3));
        add(new ReadOnlySequence<char>("tea".AsMemory()));
        add(new StringSegment("green tea", 6, 3));
        add((FormattableString)$"{2.5m} EUR");
        add(new Rune('x'));
        add(new Regex("a.c", RegexOptions.None, TimeSpan.FromSeconds(1)), "new Regex(\"a.c\")");
        add(HttpMethod.Get);
        add(Encoding.UTF8);
        add(new CultureInfo("de-CH"));
        add(typeof(Guid));
        add(new FileInfo("/data/tea.txt"));
        add(new DirectoryInfo("/data"));
        add(new XElement("a", 1));
        var document = new XmlDocument();
        document.LoadXml("<a>1</a>");
        add(document, "new XmlDocument() of <a>1</a>");
        add(new InvalidOperationException("oops"));
    }

    private static void AddContainers(Adder add)
    {
        add(new[] { "tea", null, "cup" });
        add(new Memory<int>([1, 2]));
        add(new ArraySegment<int>([1, 2, 3], 1, 2));
        add(new Dictionary<string, int> { ["a"] = 1 });
        add(new Dictionary<DateTime, int> { [new(2025, 1, 31)] = 1 });
        add(new Dictionary<bool, int> { [true] = 1 });
        add(
            new
            {
                Name = "tea",
                Price = 2.5m,
                Note = (string?)null,
            }
        );
        add(new[] { "tea", "cup" }.ToLookup(text => text[0]));
        add(new[] { "tea", "cup" }.GroupBy(text => text.Length));
        add((1, "x"));
        add(JObject.Parse("{a: [1, null]}"));
        add(new JProperty("a", 1));
        add(new JRaw("{\"a\":1}"));
        add(JsonDocument.Parse("[1]"));
        add(
            new NameValueCollection
            {
                { "a", "1" },
                { "b", "2" },
                { "b", "3" },
            }
        );
        add(new NameValueCollection { { "a", null }, { null, "b" } });
        add(new StringDictionary { ["a"] = "1" });
        add(new StringValues("a"));
        add(new StringValues(["a", "b"]));
        add(new FormCollection(new() { ["a"] = "1", ["b"] = new(["2", "3"]) }));
    }

    private static void AddOthers(Adder add)
    {
        add(new object());
        add(new HttpRequestMessage().Headers);
        add(new Hidden());
        add(new { Note = (string?)null });
        add(new Dictionary<string, int>());
        add(new AuthenticationHeaderValue("Bearer", "token"));
        add(new NetworkCredential("user", "password"));
        add(RSA.Create());
        add(new ProcessStartInfo("git"));
        add(MemoryPool<byte>.Shared.Rent(3));
        add(() => 42);
        add(new MemoryStream());
        add(Later(), "an IAsyncEnumerable<int>");
    }

    private static async IAsyncEnumerable<int> Later()
    {
        await Task.CompletedTask;
        yield return 1;
    }
}
