#Requires -Version 7.4
# Sends an event with PostHog.Blocking, whose assemblies are in the folder given.
param([Parameter(Mandatory)] [string] $Library)

$ErrorActionPreference = 'Stop'
Add-Type -Path (Join-Path $Library 'PostHog.Core.dll'), (Join-Path $Library 'PostHog.Blocking.dll')

class Account {
    [string] $Name = 'ada'
    hidden [string] $Password = 's3cr3t'
}

$placed = [PostHog.PostHogEvent]::new('order placed', 'user-42')
5 | ForEach-Object { $placed['amount'] = $_ }
$placed['count'] = [psobject]5
$placed['placed'] = Get-Date 2025-01-31
$placed['item'] = [pscustomobject]@{ A = 1 }
$placed['sizes'] = @{ Width = 20 }
$placed['ordered'] = [ordered]@{ Height = 10; Inner = [pscustomobject]@{ B = Get-Date 2025-01-31 } }
$placed['items'] = 'tea', 'cup' | Write-Output
$placed['numbers'] = 1, 2 | ForEach-Object { $_ }
$placed['selected'] = [version]'1.2.3' | Select-Object Major, Minor
$placed['account'] = [Account]::new()
$placed['force'] = [switch]$true
$placed['output'] = & {}
# Of these values nothing, or only a part, can be sent; the log has a warning for each.
$placed['empty'] = [pscustomobject]@{}
$placed['scripted'] = [pscustomobject]@{ A = 1 } | Add-Member -PassThru ScriptProperty B { throw 'oops' }
$cyclic = [pscustomobject]@{ A = 1 }
$cyclic | Add-Member Self $cyclic
$placed['cyclic'] = $cyclic
try {
    throw [System.IO.IOException]::new('oops')
}
catch {
    $placed['error'] = $_
}

$posthog = [PostHog.Blocking.PostHogClient]::new([PostHog.PostHogOptions]::ForCommandLine())
try {
    $result = $posthog.Capture($placed)
    "$result"
    exit $result.IsDelivered ? 0 : 1
}
finally {
    $posthog.Dispose()
}
