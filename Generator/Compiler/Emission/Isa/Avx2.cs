using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>256-bit vectors with fused multiply-add: 16 registers of 8 floats.</summary>
internal sealed class Avx2 : Isa
{
    public override string Name => "Avx2";

    public override string Vector => "Vector256";

    public override RegisterFile Registers => RegisterFile.Avx2;

    public override string Guard => "Vector256.IsHardwareAccelerated && global::System.Runtime.Intrinsics.X86.Fma.IsSupported";

    public override string MultiplyAdd(string a, string b, string sum) => $"FusedMultiplyAdd({a}, {b}, {sum})";

    public override string Permute(string value, string places, bool withinQuarters) => withinQuarters
        ? $"global::System.Runtime.Intrinsics.X86.Avx.PermuteVar({value}, {places})"
        : base.Permute(value, places, withinQuarters);
}
