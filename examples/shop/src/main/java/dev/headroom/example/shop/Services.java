package dev.headroom.example.shop;

import dev.headroom.example.shop.audit.AuditLog;
import dev.headroom.example.shop.audit.FileAuditLog;
import dev.headroom.example.shop.audit.QueuedAuditLog;
import dev.headroom.example.shop.catalog.Catalog;
import dev.headroom.example.shop.catalog.ProductPageReader;
import dev.headroom.example.shop.catalog.ProductPages;
import dev.headroom.example.shop.catalog.RecentPages;
import dev.headroom.example.shop.catalog.VisitorPages;
import dev.headroom.example.shop.customer.AllSections;
import dev.headroom.example.shop.customer.CustomerSummaries;
import dev.headroom.example.shop.customer.GrowingTally;
import dev.headroom.example.shop.customer.PurchaseFigures;
import dev.headroom.example.shop.customer.SizedTally;
import dev.headroom.example.shop.customer.WantedSections;
import dev.headroom.example.shop.export.BufferedCsvExport;
import dev.headroom.example.shop.export.CsvExport;
import dev.headroom.example.shop.export.ExportLines;
import dev.headroom.example.shop.export.PlainCsvExport;
import dev.headroom.example.shop.order.JoinedQuery;
import dev.headroom.example.shop.order.OrderList;
import dev.headroom.example.shop.order.OrderRepository;
import dev.headroom.example.shop.order.PerOrderQueries;
import dev.headroom.example.shop.search.CategoryRecommendations;
import dev.headroom.example.shop.search.PreparedWordSearch;
import dev.headroom.example.shop.search.ProductSearch;
import dev.headroom.example.shop.search.QuietRecommendations;
import dev.headroom.example.shop.search.Recommendations;
import dev.headroom.example.shop.search.WordSearch;
import dev.headroom.example.shop.stock.DirectStockLevels;
import dev.headroom.example.shop.stock.PooledStockLevels;
import dev.headroom.example.shop.stock.StockLevels;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** What the routes call. Here, and only here, each planted habit or its repair is chosen. */
record Services(
        Catalog catalog,
        ProductPages pages,
        ProductSearch search,
        Recommendations recommendations,
        StockLevels stock,
        OrderList orderList,
        OrderRepository orders,
        ExportLines exportLines,
        CsvExport export,
        CustomerSummaries summaries,
        AuditLog audit) {

    private static final int KEPT_PAGES = 2000;

    static Services wire(ShopOptions options, DataSource pool, Path workDir) throws SQLException, IOException {
        Fixes fixes = options.fixes();
        Catalog catalog = Catalog.load(pool);
        ProductPageReader pageReader = new ProductPageReader(pool);
        PurchaseFigures figures = new PurchaseFigures(
                catalog, fixes.has(Planted.UNSIZED_COLLECTION) ? new SizedTally(catalog) : new GrowingTally(catalog));
        Path auditFile = workDir.resolve("audit.log");
        return new Services(
                catalog,
                fixes.has(Planted.UNBOUNDED_CACHE)
                        ? new RecentPages(pageReader, KEPT_PAGES)
                        : new VisitorPages(pageReader),
                fixes.has(Planted.REGEX_COMPILE_IN_LOOP) ? new PreparedWordSearch(catalog) : new WordSearch(catalog),
                fixes.has(Planted.LOGGING_IN_HOT_PATH)
                        ? new QuietRecommendations(catalog)
                        : new CategoryRecommendations(catalog),
                fixes.has(Planted.UNPOOLED_CONNECTION)
                        ? new PooledStockLevels(pool)
                        : new DirectStockLevels(options.jdbcUrl(), options.jdbcUser(), options.jdbcPassword()),
                fixes.has(Planted.N_PLUS_ONE_QUERIES) ? new JoinedQuery(pool) : new PerOrderQueries(pool),
                new OrderRepository(pool, Clock.systemUTC()),
                new ExportLines(pool),
                fixes.has(Planted.STRING_CONCAT_IN_LOOP) ? new BufferedCsvExport() : new PlainCsvExport(),
                new CustomerSummaries(
                        pool,
                        fixes.has(Planted.EAGER_EVALUATION) ? new WantedSections(figures) : new AllSections(figures)),
                fixes.has(Planted.BLOCKING_IO_IN_HOT_PATH)
                        ? QueuedAuditLog.open(auditFile)
                        : new FileAuditLog(auditFile));
    }
}
