using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>The extension methods for the framework: complete where they claim to be, and added where they are called.</summary>
[TestFixture]
internal sealed class FrameworkShimsTests
{
    private static readonly CSharpCompilation Framework = Compiled.Of(
        Mirrored.AsyncOptions,
        ("Empty.cs", "")
    );

    private static readonly Shims Known = Shims.OfFramework(Framework, Mirrored.AsyncOptions);

    /// <summary>Types that streams and data libraries are made of, and what of them is refused.</summary>
    private static readonly string[][] Types =
    [
        ["System.IO.Stream"],
        ["System.IO.TextReader"],
        ["System.IO.TextWriter"],
        ["System.IO.File"],
        ["System.Data.Common.DbConnection"],
        ["System.Data.Common.DbCommand"],
        ["System.Data.Common.DbDataReader", "GetColumnSchema"],
        ["System.Data.Common.DbTransaction"],
        ["System.Data.Common.DbBatch"],
        ["System.Data.Common.DbDataSource"],
        ["System.Diagnostics.Process"],
        ["System.Threading.SemaphoreSlim"],
        ["System.Threading.CancellationTokenSource"],
        ["System.Net.Dns"],
        ["System.Net.Sockets.TcpClient"],
        ["System.Net.Sockets.TcpListener"],
        [
            "System.Net.Sockets.Socket",
            "Accept",
            "ReceiveFrom",
            "ReceiveMessageFrom",
            "SendTo",
            "SendFile",
        ],
        [
            "System.Net.Security.SslStream",
            "AuthenticateAsServer",
            "Shutdown",
            "NegotiateClientCertificate",
        ],
        ["System.IO.Pipes.NamedPipeClientStream"],
        ["System.IO.Pipes.NamedPipeServerStream", "WaitForConnection"],
        ["System.Net.Http.HttpContent", "CopyTo", "LoadIntoBuffer"],
        ["System.Text.Json.JsonDocument"],
    ];

    [TestCaseSource(nameof(Types))]
    public void Knows_every_member_of_a_type(string type, params string[] refused)
    {
        var unknown = Framework
            .GetTypeByMetadataName(type)!
            .GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method =>
                method.DeclaredAccessibility == Accessibility.Public
                && TaskSymbols.IsTask(method.ReturnType)
                && BlockingNames.IsAsyncName(method.Name)
                && !Counterparts.Has(method)
                && !Known.Have(BlockingNames.Of(method.Name)!, method)
            );

        Assert.That(
            unknown.Select(method => BlockingNames.Of(method.Name)).Distinct(),
            Is.EquivalentTo(refused)
        );
    }

    [TestCase("await stream.ReadAsync(new byte[1], 0, 1);", "MirrorStreamShims.cs")]
    [TestCase("await File.ReadAllTextAsync(\"x\", token);", "MirrorFileReadingShims.cs")]
    [TestCase("await stream.DisposeAsync();")]
    public void Are_added_where_they_are_called(string statement, params string[] names)
    {
        var project = new BlockingProject().With("/src/PostHog.Async/A.cs", Member(statement));

        Assert.That(Added(project), Is.SupersetOf(names));
        Assert.That(Added(project).Any(), Is.EqualTo(names.Length > 0));
        Assert.That(Compiled.Errors(project.Compile()), Has.None.Contains("Mirror"));
    }

    [Test]
    public void Are_left_out_where_the_project_says_so()
    {
        var project = new BlockingProject(
            properties: [("build_property.MirrorFrameworkShims", "false")]
        ).With("/src/PostHog.Async/A.cs", Member("await stream.ReadAsync(new byte[1], 0, 1);"));

        Assert.That(Added(project), Is.Empty);
    }

    [Test]
    public void Compile_for_the_oldest_framework_too()
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

        Assert.That(Compiled.Errors(Compiled.Of(options, [.. BlockingProject.Shims])), Is.Empty);
    }

    private static string Member(string statement) =>
        $"public static class A {{ public static async Task RunAsync(Stream stream, CancellationToken token) {{ {statement} }} }}";

    private static IEnumerable<string> Added(BlockingProject project) =>
        project
            .Run()
            .GeneratedSources.Select(source => source.HintName)
            .Where(name => name.EndsWith("Shims.cs", StringComparison.Ordinal));
}
