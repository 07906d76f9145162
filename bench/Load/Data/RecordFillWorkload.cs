using System.Globalization;
using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Fills an evaluation dataset: each operation upserts <see cref="Batch"/> records.</summary>
/// <param name="dataset">The dataset's id.</param>
internal sealed class RecordFillWorkload(string dataset) : IWorkload
{
    /// <summary>Records of one operation.</summary>
    internal const int Batch = 1000;

    private readonly byte[] _path = Encoding.ASCII.GetBytes($"/api/3.0/mlflow/datasets/{dataset}/records");

    public WorkloadDescription Description { get; } = new("record-fill", "upserts of 1,000 records with inputs and expectations")
    {
        ComparesToBare = false,
    };

    public void Write(in Operation operation, RequestBuffer request)
    {
        request.Append("{\"records\":\"["u8);
        for (var i = 0; i < Batch; i++)
        {
            var number = (operation.Number * Batch) + i;
            request.Append(i == 0 ? ""u8 : ","u8).AppendJson(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"inputs\":{{\"question\":\"What is {number}?\",\"number\":{number}}},\"expectations\":{{\"answer\":\"It is number {number}.\"}}}}"));
        }

        request.Append("]\"}"u8).Post(_path);
    }
}
