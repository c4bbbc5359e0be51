namespace PostHog.Conventions.Packages;

/// <summary>An assembly in a package.</summary>
/// <param name="Package">The name of the package.</param>
/// <param name="File">The path in the package.</param>
public sealed record PackedAssembly(string Package, string File)
{
    /// <summary>The assemblies of all packages.</summary>
    public static IEnumerable<PackedAssembly> All => [.. Referenced, .. Loaded];

    /// <summary>Those that users reference.</summary>
    public static IEnumerable<PackedAssembly> Referenced =>
        from package in Repository.AllPackages
        from target in Repository.TargetsOf(package)
        select new PackedAssembly(package, $"lib/{target}/{package}.dll");

    // Those that compilers and builds load.
    private static IEnumerable<PackedAssembly> Loaded =>
        [
            new(PackedPackages.Mirror, "analyzers/dotnet/cs/PostHog.Mirror.dll"),
            new(PackedPackages.Mirror, "analyzers/dotnet/cs/PostHog.Mirror.Analyzers.dll"),
            new(PackedPackages.Mirror, "analyzers/dotnet/cs/PostHog.Mirror.CodeFixes.dll"),
            new(PackedPackages.Mirror, "tasks/PostHog.Mirror.Tasks.dll"),
        ];

    /// <summary>The bytes of the assembly.</summary>
    public byte[] Read() => PackedPackages.Open(Package).Read(File);

    /// <summary>The bytes of its symbols, which are in the package of symbols.</summary>
    public byte[] ReadSymbols() =>
        PackedPackages.Open(Package, "snupkg").Read(Path.ChangeExtension(File, ".pdb"));

    public override string ToString() => $"{Package}/{File}";
}
