namespace Unroll_App;

/// <summary>The images of digits.</summary>
public static class DigitData
{
    /// <summary>Reads them all.</summary>
    public static DataSet Read()
    {
        CsvFile table = CsvFile.Read(Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv"));
        float[] pixels = table.Floats([.. table.Columns.Skip(1)]);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] /= 16;
        return new DataSet(pixels, table.Labels("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    }

    /// <summary>An image as text, to look at it.</summary>
    public static string Draw(ReadOnlySpan<float> pixels)
    {
        string drawing = "";
        for (int i = 0; i < pixels.Length; i++)
            drawing += " .:-=+*#@"[(int)(pixels[i] * 8)] + (i % 8 == 7 ? "\n" : "");
        return drawing;
    }
}
