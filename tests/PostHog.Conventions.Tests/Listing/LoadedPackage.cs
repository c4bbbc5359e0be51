using System.Reflection;
using System.Runtime.Loader;

namespace PostHog.Conventions.Listing;

/// <summary>Loads the assembly of one target, and its dependencies from the same target.</summary>
internal sealed class LoadedPackage : AssemblyLoadContext
{
    private readonly string _target;

    private LoadedPackage(string target)
        : base(target) => _target = target;

    public static Assembly Load(string package, string target) =>
        new LoadedPackage(target).LoadFromAssemblyName(new AssemblyName(package));

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Repository.AllPackages.Contains(assemblyName.Name)
            ? LoadFromAssemblyPath(
                Repository.Assembly(assemblyName.Name!, TargetOf(assemblyName.Name!))
            )
            : null;

    // What a package for a newer target depends on may have none newer than this.
    private string TargetOf(string package) =>
        Repository.TargetsOf(package).Contains(_target) ? _target : "net8.0";
}
