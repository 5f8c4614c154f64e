namespace Unroll.Classic.Tests;

/// <summary>Parameters and images as PyTorch/networks.py draws them.</summary>
internal static class Drawing
{
    /// <summary>Draws every parameter of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="gain">The variance of its weights times their fan-in.</param>
    /// <param name="redrawn">The filters whose weights come from other streams.</param>
    public static void Draw(Network network, double gain, params RedrawnFilters[] redrawn)
    {
        foreach (ParameterTensor tensor in network.Parameters)
        {
            var values = new float[tensor.Length];
            var draws = new Draws(tensor.Name);
            switch (tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..].TrimEnd('2'))
            {
                case "weights":
                    int filters = tensor.Shape[^1];
                    // A depthwise convolution has one filter for each of its channels, and here no other convolution has one filter alone.
                    int fanIn = filters > 1 ? tensor.Length / filters : tensor.Shape[0] * tensor.Shape[1];
                    double limit = Math.Sqrt(3 * gain / fanIn);
                    draws.Fill(values, limit);
                    foreach (int[] filter in redrawn.Where(again => again.Name == tensor.Name).SelectMany(again => again.Filters))
                        Redraw(values, filters, filter[0], new Draws($"{tensor.Name} {filter[1]}"), limit);
                    break;
                case "scale":
                    draws.Fill(values, 0.1);
                    AddOne(values);
                    break;
                case "variance":
                    draws.Fill(values, 0.25);
                    AddOne(values);
                    break;
                default:
                    draws.Fill(values, 0.1);
                    break;
            }

            tensor.CopyFrom(values);
        }
    }

    /// <summary>The image for a network, height x width x channels.</summary>
    public static float[] Image(NetworkDescription network, double brightness)
    {
        var image = new float[network.Inputs.Single().Length];
        new Draws("image").Fill(image, brightness);
        return image;
    }

    private static void Redraw(float[] values, int filters, int filter, Draws draws, double limit)
    {
        for (int place = filter; place < values.Length; place += filters)
            values[place] = draws.Uniform(place, limit);
    }

    private static void AddOne(float[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] += 1;
    }
}
