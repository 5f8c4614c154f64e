using System.Globalization;

namespace Unroll.Generator.Planning;

/// <summary>The processor for which times are predicted.</summary>
/// <param name="Registers">Its vector registers.</param>
/// <param name="Gigahertz">Its clock.</param>
internal sealed record ReferenceProcessor(RegisterFile Registers, double Gigahertz)
{
    /// <summary>The one that is meant where nobody names another: AVX2, which almost every x64 processor has, at 3 GHz.</summary>
    public static readonly ReferenceProcessor Default = new(RegisterFile.Avx2, 3);

    /// <summary>The registers of processors for which times are predicted.</summary>
    public static readonly IReadOnlyList<RegisterFile> Registered = [RegisterFile.Avx512, RegisterFile.Avx2];

    private const double CyclesPerMicrosecond = 1000;   // of a gigahertz

    /// <summary>The time of so many cycles.</summary>
    public double Microseconds(double cycles) => cycles / (CyclesPerMicrosecond * Gigahertz);

    /// <summary>A time with about three digits.</summary>
    public static string Text(double microseconds) => microseconds.ToString(
        microseconds >= 100 ? "#,##0" : microseconds >= 10 ? "0.0" : microseconds >= 0.1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>The name of its instruction set.</summary>
    public string Vectors => Registers == RegisterFile.Avx512 ? "AVX-512" : "AVX2";

    /// <summary>Its clock in words.</summary>
    public string Clock => FormattableString.Invariant($"{Gigahertz} GHz");

    public override string ToString() => $"{Vectors} at {Clock}";
}
