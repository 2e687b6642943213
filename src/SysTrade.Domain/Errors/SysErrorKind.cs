namespace SysTrade.Domain.Errors;

/// <summary>What sort of thing went wrong; front ends map it to an exit code or a PowerShell error category.</summary>
public enum SysErrorKind
{
    /// <summary>A name or key that does not exist.</summary>
    NotFound,

    /// <summary>Data that was read is not usable.</summary>
    InvalidData,

    /// <summary>A parameter or a config value is outside what is allowed.</summary>
    InvalidArgument,

    /// <summary>The operation cannot be done in the present state.</summary>
    InvalidOperation,

    /// <summary>A store or broker could not be reached.</summary>
    Connection,

    /// <summary>Something did not answer in time.</summary>
    Timeout,

    /// <summary>Something is locked or in use by another process.</summary>
    Busy,
}
