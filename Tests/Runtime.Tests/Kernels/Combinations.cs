namespace Unroll.Runtime.Tests.Kernels;

/// <summary>Theory data of every combination of the values given.</summary>
internal static class Combinations
{
    public static TheoryData<T1, T2> Of<T1, T2>(T1[] first, T2[] second)
    {
        var data = new TheoryData<T1, T2>();
        foreach (T1 one in first)
        {
            foreach (T2 two in second)
                data.Add(one, two);
        }

        return data;
    }

    public static TheoryData<T1, T2, T3> Of<T1, T2, T3>(T1[] first, T2[] second, T3[] third)
    {
        var data = new TheoryData<T1, T2, T3>();
        foreach (T1 one in first)
        {
            foreach (T2 two in second)
            {
                foreach (T3 three in third)
                    data.Add(one, two, three);
            }
        }

        return data;
    }
}
