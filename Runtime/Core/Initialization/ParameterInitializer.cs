namespace Unroll;

/// <summary>Gives parameters their first values. A tensor's random stream depends on the seed and on its name only, so other stages do not
/// change it.</summary>
internal static class ParameterInitializer
{
    /// <summary>Fills every tensor of <paramref name="parameters"/>; the gaps stay zero.</summary>
    public static void Initialize(NetworkDescription network, Span<float> parameters, ulong seed)
    {
        foreach (ParameterDescription parameter in network.Parameters)
            Fill(parameter, parameters.Slice(parameter.Offset, parameter.Length), RandomStream.Mix(seed, parameter.Name));
    }

    private static void Fill(ParameterDescription parameter, Span<float> values, ulong seed)
    {
        double scale = parameter.InitialValue;
        double fanIn = Math.Max(1, parameter.FanIn);
        double fanSum = Math.Max(1, (double)parameter.FanIn + parameter.FanOut);
        switch (parameter.Initializer)
        {
            case Initializer.HeNormal:
                FillNormal(values, scale * Math.Sqrt(2 / fanIn), seed);
                break;
            case Initializer.HeUniform:
                FillUniform(values, scale * Math.Sqrt(6 / fanIn), seed);
                break;
            case Initializer.XavierNormal:
                FillNormal(values, scale * Math.Sqrt(2 / fanSum), seed);
                break;
            case Initializer.XavierUniform:
                FillUniform(values, scale * Math.Sqrt(6 / fanSum), seed);
                break;
            case Initializer.Normal:
                FillNormal(values, scale, seed);
                break;
            case Initializer.Uniform:
                FillUniform(values, scale, seed);
                break;
            case Initializer.Zero:
                values.Clear();
                break;
            case Initializer.Constant:
                values.Fill(parameter.InitialValue);
                break;
            default:
                throw new ArgumentException(
                    $"'{parameter.Name}' has the initializer {parameter.Initializer}, which is not one that can be computed.");
        }
    }

    private static void FillNormal(Span<float> values, double deviation, ulong seed)
    {
        var stream = new RandomStream(seed);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(deviation * stream.NextNormal());
    }

    private static void FillUniform(Span<float> values, double limit, ulong seed)
    {
        var stream = new RandomStream(seed);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(limit * ((2 * stream.NextUniform()) - 1));
    }
}
