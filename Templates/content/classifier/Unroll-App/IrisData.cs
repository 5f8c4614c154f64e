namespace Unroll_App;

/// <summary>The measured flowers.</summary>
public static class IrisData
{
    /// <summary>The kinds, in the order of the logits.</summary>
    public static string[] Kinds { get; } = ["setosa", "versicolor", "virginica"];

    /// <summary>Reads them all.</summary>
    public static DataSet Read()
    {
        CsvFile table = CsvFile.Read(Path.Combine(AppContext.BaseDirectory, "Data", "iris.csv"));
        return new DataSet(table.Floats("sepal_length", "sepal_width", "petal_length", "petal_width"), table.Labels("kind", Kinds));
    }
}
