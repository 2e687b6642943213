using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <summary>Says plainly that a parameter cannot be estimated by a stage.</summary>
internal static class Estimation
{
    public static void RequireOff(ConfigReader config, string key)
    {
        if (!config.Bool(key)) return;
        throw new SysTradeException(
            "EstimationNotAvailable", SysErrorKind.InvalidArgument, $"The config has {key}: true, and this version has fixed parameters only.",
            $"Set {key} to false and give the fixed values.", key);
    }
}
