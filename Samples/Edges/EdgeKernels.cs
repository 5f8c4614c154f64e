namespace Samples.Edges;

/// <summary>
/// 3 x 3 kernels that estimate the gradient of brightness: a difference in one direction, smoothed in the other. They differ in the weights
/// (1, side, 1) of the smoothing; each is divided so that a ramp of 1 a pixel gives 1.
/// </summary>
/// <param name="Name">Whose kernel it is.</param>
/// <param name="Edge">The weight of the outer rows.</param>
/// <param name="Center">The weight of the middle row.</param>
internal sealed record EdgeKernels(string Name, float Edge, float Center)
{
    /// <summary>
    /// Prewitt 1970 smooths evenly; Sobel and Feldman 1968 favor the center; Scharr (dissertation, Heidelberg 2000) chose 3 : 10 : 3, which
    /// answers edges of every direction most alike.
    /// </summary>
    public static readonly EdgeKernels[] All = [new("Sobel", 1, 2), new("Prewitt", 1, 1), new("Scharr", 3, 10)];

    /// <summary>The weights of all kernels, for each first across and then down, in the order [row, column, input, filter].</summary>
    public static float[] Weights()
    {
        int filters = 2 * All.Length;
        float[] weights = new float[3 * 3 * filters];
        for (int kernel = 0; kernel < All.Length; kernel++)
        {
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 3; column++)
                {
                    int place = (row * 3 + column) * filters + 2 * kernel;
                    weights[place] = All[kernel].Weight(difference: column, smoothing: row);
                    weights[place + 1] = All[kernel].Weight(difference: row, smoothing: column);
                }
            }
        }

        return weights;
    }

    private float Weight(int difference, int smoothing) =>
        (difference - 1) * (smoothing == 1 ? Center : Edge) / (2 * (Edge + Center + Edge));
}
