using Unroll.Generator.Emission;
using Unroll.Generator.Planning;

namespace Unroll.Generator.Tests.Winograd;

/// <summary>One number for a vector, so that what is written for vectors can be read, and run, as plain arithmetic.</summary>
internal sealed class ScalarIsa : Isa
{
    public override string Name => "Scalar";

    public override string Vector => "Scalar";

    public override RegisterFile Registers => RegisterFile.Avx512;

    public override string? Guard => null;

    public override string MultiplyAdd(string a, string b, string sum) => $"fma({a}, {b}, {sum})";
}
