using Unroll.Generator.Parsing;

namespace Unroll.Generator.Emission.Surface;

/// <summary>The members of a network that does not compile, so that one mistake gives one error and not one at every use.</summary>
internal static class WrongNetworkSurface
{
    public static IEnumerable<GeneratedFile> Write(NetworkSpec spec) => [];
}
