# One client for the session. It reads POSTHOG_PROJECT_TOKEN and POSTHOG_HOST, and is closed with the module.
$script:client = $null

function Get-Client {
    if ($null -eq $script:client) {
        $script:client = [PostHog.Blocking.PostHogClient]::new([PostHog.PostHogOptions]::ForCommandLine())
    }
    $script:client
}

# Sends an event for each object from the pipeline: the entries of a hashtable, or the properties of an object. A single
# value, such as a number, a text or a date, is the property 'value'.
function Send-PostHogEvent {
    [CmdletBinding()]
    [OutputType([PostHog.CaptureResult])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory)] [string] $DistinctId,
        [Parameter(ValueFromPipeline)] [object] $InputObject
    )
    process {
        $captured = [PostHog.PostHogEvent]::new($Name, $DistinctId)
        if ($InputObject -is [System.Collections.IDictionary]) {
            foreach ($key in $InputObject.Keys) { $captured["$key"] = $InputObject[$key] }
        }
        elseif ($InputObject -is [string] -or $InputObject -is [ValueType]) { $captured['value'] = $InputObject }
        elseif ($null -ne $InputObject) {
            foreach ($property in $InputObject.psobject.Properties) { $captured[$property.Name] = $property.Value }
        }
        (Get-Client).Capture($captured)
    }
}

# Reports an error, such as $_ in a catch block, or those in $Error.
function Send-PostHogError {
    [CmdletBinding()]
    [OutputType([PostHog.CaptureResult])]
    param(
        [Parameter(Mandatory, ValueFromPipeline)] [System.Management.Automation.ErrorRecord] $ErrorRecord,
        [Parameter(Mandatory)] [string] $DistinctId
    )
    process {
        $details = [PostHog.ExceptionDetails]::new()
        $details['script'] = $ErrorRecord.ScriptStackTrace
        (Get-Client).CaptureException($ErrorRecord.Exception, $DistinctId, $details)
    }
}

# Says whether a flag is on; false if it cannot be evaluated.
function Test-PostHogFlag {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Key,
        [Parameter(Mandatory)] [string] $DistinctId
    )
    (Get-Client).IsFeatureEnabled($Key, $DistinctId)
}

$ExecutionContext.SessionState.Module.OnRemove = { if ($script:client) { $script:client.Dispose() } }

Export-ModuleMember -Function Send-PostHogEvent, Send-PostHogError, Test-PostHogFlag
