@{
    RootModule = 'PostHog.psm1'
    ModuleVersion = '0.1.0'
    GUID = '6f0f2b7e-6a43-4b0c-9f5b-0f5a8f5c2d11'
    Description = 'Sends events to PostHog and reads its feature flags.'
    PowerShellVersion = '7.4'
    # The assemblies of the packages PostHog.Core and PostHog.Blocking; PowerShell has Newtonsoft.Json.
    RequiredAssemblies = 'lib/PostHog.Core.dll', 'lib/PostHog.Blocking.dll'
    FunctionsToExport = 'Send-PostHogEvent', 'Send-PostHogError', 'Test-PostHogFlag'
    CmdletsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @()
}
